import {i18n} from '#i18n';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {formats} from '../language';
import {raisesOf} from './raise';
import {ruleName} from './rule-name';

type Props = {readonly supporter: Supporter; readonly programme: Programme; readonly now: number};

/** What would raise the score, under what it is made of (F25). */
export function RaiseLines({supporter, programme, now}: Props) {
  const {number} = formats();
  const raises = raisesOf(supporter, programme, now);
  if (raises.length === 0) return null;
  return (
    <details data-testid="raises">
      <summary>{i18n.t('standing.raise.title')}</summary>
      <dl class="facts">
        {raises.map(({rule, by, to}) => (
          <div key={rule}>
            <dt>{ruleName(rule, programme)}</dt>
            <dd class="number">{i18n.t('standing.raise.line', [number(by), number(to)])}</dd>
          </div>
        ))}
      </dl>
      <p class="second">{i18n.t('standing.raise.text')}</p>
    </details>
  );
}
