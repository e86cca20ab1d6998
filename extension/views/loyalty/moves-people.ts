import {sameData} from '#shared/model/compare';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import {windowOf} from './change-plan';

/** Whether anybody's points, level or score can become another one: not where only words changed, or what points buy. */
export function movesPeople(before: ProgrammePlan, after: ProgrammePlan): boolean {
  return !sameData(countedIn(before), countedIn(after));
}

function countedIn({rules, campaigns = [], levels = [], sequences = [], ...plan}: ProgrammePlan) {
  const {levelPolicy, expiry, timeZone = 'UTC', halfLifeDays} = plan;
  // Of a campaign its dates count, as if they were those of its rules.
  const counted = ({name: _, campaign, ...rule}: Rule) => ({
    ...rule,
    ...windowOf(
      rule,
      campaigns.find(({id}) => id === campaign),
    ),
  });
  return {
    rules: rules.map(counted),
    levels: levels.map(({id, from}) => ({id, from})),
    sequences: sequences.map(({name: _, ...sequence}) => sequence),
    // Only where there are levels it leads anywhere.
    levelPolicy: levels.length === 0 || levelPolicy === undefined ? undefined : {...levelPolicy, warnDays: undefined},
    ...{expiry, timeZone, halfLifeDays},
  };
}
