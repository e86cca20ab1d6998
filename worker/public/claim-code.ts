import {hash53} from '#shared/identity/hash53';
import {subjectId} from '#shared/loyalty/counts';
import type {Programme} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import type {Supporter} from '#shared/model/supporter';
import {commit} from '../workspace/commit';
import type {Home} from '../workspace/home';
import {findRecord} from '../workspace/record-store';
import {joinPerson} from '../workspace/track-fold';
import {liveRules} from './rule-lines';

/** A code is what a rule on entered codes names; of such rules only those count that are for codes handed out on the spot. */
function codeRules(programme: Programme, now: number): Rule[] {
  return liveRules(programme, now).filter(
    ({action, channel, when}) =>
      action === 'redeemed' && (channel === undefined || channel === 'offline') && (when?.subjects ?? []).length > 0,
  );
}

/** Whether any code counts now. */
export function hasCodes(programme: Programme, now: number): boolean {
  return codeRules(programme, now).length > 0;
}

/** Notes that a person entered a code from an event or a counter (LOY-84). Each code counts once for each person. */
export function claimCode(home: Home, {person, programme, code}: {person: Supporter; programme: Programme; code: string}) {
  const {sql, now} = home;
  const rules = codeRules(programme, now());
  const subject = rules.flatMap(({when}) => when?.subjects ?? []).find(known => subjectId(known) === subjectId(code));
  if (subject === undefined) return 'no-code';
  const key = `offline/page/person/${person.id}`;
  const act = {key: `redeemed/${hash53(subjectId(subject))}`, at: now(), action: 'redeemed' as const, subject};
  return sql.transaction(() => {
    const keys = [key, ...person.records.map(record => record.key)];
    if (isKnown(home, keys, act.key)) return 'used';
    const reading = {key, source: 'api' as const, asOf: now(), identifiers: [], fields: {}, activities: [act]};
    commit(home, {readings: [reading]});
    joinPerson(home, key);
    return 'taken';
  });
}

function isKnown({sql}: Home, keys: readonly string[], act: string): boolean {
  return keys
    .filter(key => key.startsWith('offline/'))
    .some(key => findRecord(sql, key)?.activities?.some(known => known.key === act));
}
