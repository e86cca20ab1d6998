import {i18n} from '#i18n';
import type {Blame} from '../data/blame';
import {formats} from '../language';
import {Empty} from '../parts/empty';

type Props = {readonly blame: Blame | undefined; readonly onFilter: (text: string) => void};

/** Nobody matches: which condition leaves out how many, each with a button that drops it. */
export function NoMatch({blame, onFilter}: Props) {
  if (blame === undefined) {
    return <Empty text={i18n.t('table.noMatch')} button={{label: i18n.t('verb.showAll'), onClick: () => onFilter('')}} />;
  }
  const {number} = formats();
  const {condition, leavesOut, without, others} = blame;
  const text = `${i18n.t('table.noMatch')} ${i18n.t('table.leavesOut', [condition, number(leavesOut)])}`;
  return (
    <Empty text={text} button={{label: i18n.t('verb.dropCondition'), onClick: () => onFilter(without)}}>
      {others.length === 0 ? undefined : (
        <ul class="drops">
          {others.map(other => (
            <li key={other.condition}>
              <button type="button" class="link" data-testid="drop" onClick={() => onFilter(other.without)}>
                {i18n.t('table.dropOther', [other.condition, number(other.leavesOut)])}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Empty>
  );
}
