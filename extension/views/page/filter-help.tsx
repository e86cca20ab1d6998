import {i18n} from '#i18n';
import {parseFilter} from '#shared/filter/syntax';
import {FILTER_EXAMPLES, type FilterExample} from '../filter-examples';

/** How filters are written, by examples; only what can be asked of these people. */
export function FilterHelp() {
  const examples = Object.entries(FILTER_EXAMPLES) as [FilterExample, string][];
  return (
    <details class="filter-help">
      <summary>{i18n.t('syntax.title')}</summary>
      <dl>
        {examples
          .filter(([, text]) => parseFilter(text).ok)
          .map(([name, text]) => (
            <div key={name}>
              <dt>
                <code class="wrap">{text}</code>
              </dt>
              <dd>{i18n.t(`syntax.${name}`)}</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}
