import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {actPath} from '../../actions/act-path';
import {formats} from '../language';
import {problemText} from '../problem-text';
import {printRoute} from '../route';
import type {TodayItem, TodayPurpose} from '../today';
import {vendorName} from '../vendor-name';
import {Empty} from './empty';

type Props = {readonly items: readonly TodayItem[]; readonly now: number; readonly onOpen: (path: string) => void};

/** What needs the creator today; each line opens where it is dealt with. */
export function TodayList({items, now, onOpen}: Props) {
  if (items.length === 0) {
    const browse = {label: i18n.t('verb.browse'), onClick: () => onOpen('#/supporters')};
    return <Empty text={i18n.t('today.nothing')} button={browse} />;
  }
  return (
    <ul class="lines">
      {items.map(item => {
        const {key, text, path, isRisk, action} = lineOf(item, now);
        return (
          <li key={key}>
            <button type="button" class={isRisk ? 'line risk' : 'line'} data-testid="today" onClick={() => onOpen(path)}>
              <span class="grow wrap">{text}</span>
              {action === undefined ? (
                <span class="go" aria-hidden="true">
                  ›
                </span>
              ) : (
                <span class="action">{action}</span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

type Line = {
  readonly key: string;
  readonly text: string;
  readonly path: string;
  readonly isRisk: boolean;
  /** What can be done where the line leads, when it is one thing. */
  readonly action?: string | undefined;
};

/** What helps against a refused key: another one, or to be allowed again by the vendor. */
function keyVerb({canAuthorise}: Connection): string {
  return i18n.t(canAuthorise === true ? 'doors.card.allowAgain' : 'verb.newKey');
}

const TEXTS = {
  declined: 'today.declined',
  welcome: 'today.welcome',
  left: 'reach.today.left',
  invite: 'reach.today.invite',
} as const satisfies Record<TodayPurpose, string>;

function lineOf(item: TodayItem, now: number): Line {
  const {number} = formats();
  switch (item.kind) {
    case 'declined':
    case 'welcome':
    case 'left':
    case 'invite':
      return {
        key: item.kind,
        text: i18n.t(TEXTS[item.kind], item.count, [number(item.count)]),
        path: actPath({kind: 'filter', filter: item.filter}, 'reach', item.kind),
        isRisk: item.kind === 'declined',
      };
    case 'run': {
      const {id, name, next, size} = item.run;
      return {
        key: `run ${id}`,
        text: i18n.t('reach.today.run', [name, number(next), number(size)]),
        path: printRoute({view: 'run', id}),
        isRisk: false,
      };
    }
    case 'recovery':
    case 'anniversaries':
      return {
        key: item.kind,
        text: i18n.t(`today.${item.kind}`, item.count, [number(item.count)]),
        path: printRoute({view: 'history', tab: item.kind === 'recovery' ? 'declined' : 'anniversaries'}),
        isRisk: false,
      };
    case 'doubts':
      return {
        key: item.kind,
        text: i18n.t('today.doubts', item.count, [number(item.count)]),
        path: printRoute({view: 'duplicates'}),
        isRisk: false,
      };
    case 'owed':
      return {
        key: `owed ${item.benefit}`,
        text: i18n.t('act.owedToday', item.count, [number(item.count), item.name]),
        path: printRoute({view: 'benefits', id: item.benefit}),
        isRisk: false,
      };
    case 'connection':
      return {
        key: `connection ${item.connection.id}`,
        text: problemText(item.connection, item.problem, now),
        path: '#/connections',
        isRisk: false,
        action: item.problem === 'unauthorised' ? keyVerb(item.connection) : undefined,
      };
    case 'old-file':
      return {
        key: `file ${item.vendor}`,
        text: i18n.t('today.oldFile', item.days, [vendorName(item.vendor), number(item.days)]),
        path: '#/import',
        isRisk: false,
        action: i18n.t('verb.update'),
      };
  }
}
