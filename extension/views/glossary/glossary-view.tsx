import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {TERMS, type Term, termMeaning, termText} from './terms';

/** What words and numbers mean. The one that the address names is shown and has the focus. */
export function GlossaryView({term}: {readonly term: Term | undefined}) {
  const named = useRef<HTMLDivElement>(null);
  useEffect(() => {
    named.current?.scrollIntoView({block: 'center'});
    named.current?.focus();
  }, [term]);
  return (
    <div class="column">
      <h1>{i18n.t('glossary.title')}</h1>
      <p>{i18n.t('glossary.text')}</p>
      <dl class="glossary">
        {TERMS.map(one => (
          <div key={one} ref={one === term ? named : null} tabIndex={-1} data-term={one} class={one === term ? 'named' : ''}>
            <dt>
              <a href={`#/glossary/${one}`} aria-current={one === term ? 'true' : undefined}>
                {termText(one)}
              </a>
            </dt>
            <dd>{termMeaning(one)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
