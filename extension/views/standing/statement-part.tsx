import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {StatementLine} from '#shared/loyalty/statement';
import {DRAW, GRANT, LAPSED, REDEEMED} from '#shared/model/account';
import type {Grant} from '#shared/model/grant';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import {ruleName} from './rule-name';
import {type ReadStatement, useStatement} from './use-statement';

type Props = {
  readonly snapshot: Snapshot;
  readonly supporter: Supporter;
  readonly plan: ProgrammePlan;
  /** Takes points back that were given by hand; `on`: the rid of the record that they hang on. */
  readonly onRemoveGrant: (grant: Grant, on: string) => void;
};

/** What brought and took each point, with the balance after each line: it adds up (C24, LOY-82). */
export function StatementPart({snapshot, supporter, plan, onRemoveGrant}: Props) {
  const [isOpen, setOpen] = useState(false);
  const read = useStatement(snapshot, {supporter, plan, isOpen});
  return (
    <details data-testid="statement" onToggle={({currentTarget}) => setOpen(currentTarget.open)}>
      <summary>{i18n.t('standing.statement.title')}</summary>
      {isOpen ? <Lines {...{read, supporter, plan, onRemoveGrant}} /> : undefined}
    </details>
  );
}

type LinesProps = Omit<Props, 'snapshot'> & {readonly read: ReadStatement};

function Lines({read, supporter, plan, onRemoveGrant}: LinesProps) {
  if (read === undefined) return <p class="second late">{i18n.t('popup.opening')}</p>;
  if (read === 'unreachable') return <p class="second">{i18n.t('standing.statement.unreachable')}</p>;
  const {opening, lines, balance} = read.statement;
  const {number, date, exact} = formats();
  return (
    <>
      <table class="plain-table">
        <caption class="sr-only">{i18n.t('standing.statement.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n.t('standing.col.when')}</th>
            <th scope="col">{i18n.t('standing.col.what')}</th>
            <th scope="col" class="end">
              {i18n.t('standing.col.points')}
            </th>
            <th scope="col" class="end">
              {i18n.t('standing.col.balance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...lines].reverse().map(line => (
            <tr key={`${line.record} ${line.rule} ${line.activity} ${line.balance}`}>
              <td title={exact(line.at)}>{date(line.at)}</td>
              <td class="wrap">
                {lineText(line, {supporter, plan, grants: read.grants})}
                <TakeBack
                  line={line}
                  grants={read.grants}
                  onRemoveGrant={grant => onRemoveGrant(grant, ridOf(supporter, line.record))}
                />
              </td>
              <td class="end number">{signed(line.points)}</td>
              <td class="end number">{number(line.balance)}</td>
            </tr>
          ))}
          {opening === 0 ? undefined : (
            <tr>
              <td />
              <td>{i18n.t('standing.statement.older')}</td>
              <td class="end number">{signed(opening)}</td>
              <td class="end number">{number(opening)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p class="second">{i18n.t('standing.statement.sum', [number(balance)])}</p>
    </>
  );
}

type TakeBackProps = {
  readonly line: StatementLine;
  readonly grants: readonly Grant[];
  readonly onRemoveGrant: (grant: Grant) => void;
};

function ridOf({id, records}: Supporter, record: string): string {
  return records.find(({key}) => key === record)?.rid ?? id;
}

/** Points by hand go by hand. */
function TakeBack({line: {rule, activity}, grants, onRemoveGrant}: TakeBackProps) {
  const grant = rule === GRANT ? grants.find(({id}) => id === activity) : undefined;
  if (grant === undefined) return null;
  const label = i18n.t('standing.give.takeBackOf', [grant.reason]);
  return (
    <button type="button" class="icon" aria-label={label} title={label} onClick={() => onRemoveGrant(grant)}>
      ✕
    </button>
  );
}

type About = {readonly supporter: Supporter; readonly plan: ProgrammePlan; readonly grants: readonly Grant[]};

/** What a line is for, in the creator's own words where there are some. */
export function lineText({rule, activity, reversal}: StatementLine, {supporter, plan, grants}: About): string {
  const text = wordsOf(rule, activity, {supporter, plan, grants});
  return reversal ? i18n.t('standing.statement.reversal', [text]) : text;
}

function wordsOf(rule: string, activity: string, {supporter, plan, grants}: About): string {
  if (rule === GRANT) {
    const reason = grants.find(({id}) => id === activity)?.reason;
    return reason === undefined ? i18n.t('standing.statement.grant') : i18n.t('standing.statement.grantFor', [reason]);
  }
  if (rule === REDEEMED) {
    const name = supporter.account?.redemptions?.find(({id}) => id === activity)?.name;
    return name === undefined ? i18n.t('standing.statement.redeemed') : i18n.t('standing.statement.redeemedFor', [name]);
  }
  if (rule === LAPSED) return i18n.t('standing.statement.lapsed');
  return rule === DRAW ? i18n.t('standing.statement.draw') : ruleName(rule, plan);
}

/** With its sign, also where it adds. */
export function signed(points: number): string {
  const {number} = formats();
  return points > 0 ? `+${number(points)}` : number(points);
}
