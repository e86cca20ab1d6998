import {i18n} from '#i18n';
import type {Blame} from '../data/blame';
import {formats} from '../language';
import {Empty} from '../parts/empty';

type Props = {readonly blame: Blame | undefined; readonly onFilter: (text: string) => void};

/**
 * Nobody matches: which condition leaves out how many, each with a button that drops it. Where dropping one would not help, how
 * many each fits by itself.
 */
export function NoMatch({blame = [], onFilter}: Props) {
  const {number} = formats();
  const [worst, ...others] = blame.filter(({leavesOut}) => leavesOut > 0);
  const drops =
    worst === undefined
      ? blame.map(({condition, fits, without}) => ({without, text: i18n.t('table.dropAlone', [condition, number(fits)])}))
      : others.map(({condition, leavesOut, without}) => ({
          without,
          text: i18n.t('table.dropOther', [condition, number(leavesOut)]),
        }));
  const text = worst === undefined ? '' : ` ${i18n.t('table.leavesOut', [worst.condition, number(worst.leavesOut)])}`;
  const button =
    worst === undefined
      ? {label: i18n.t('verb.showAll'), onClick: () => onFilter('')}
      : {label: i18n.t('verb.dropCondition'), onClick: () => onFilter(worst.without)};
  return (
    <Empty text={`${i18n.t('table.noMatch')}${text}`} button={button}>
      {drops.length === 0 || blame.length < 2 ? undefined : (
        <ul class="drops">
          {drops.map(drop => (
            <li key={drop.text}>
              <button type="button" class="link" data-testid="drop" onClick={() => onFilter(drop.without)}>
                {drop.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Empty>
  );
}
