import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';

/**
 * A rule as it counts now. Whoever changed it from now on has ended it and let another version follow, which begins at the instant
 * at which the one before ended; where it was only ended, that is what it is now.
 *
 * @param opened - as it was before
 * @returns undefined: it is gone
 */
export function versionNow({rules}: Pick<ProgrammePlan, 'rules'>, opened: Rule): Rule | undefined {
  let held = rules.find(({id}) => id === opened.id);
  const seen = new Set<string>();
  while (held?.until !== undefined && held.until !== opened.until && !seen.has(held.id)) {
    const {id, until} = held;
    seen.add(id);
    const isNext = (one: Rule) => one.replaces === id || one.from === until;
    const next = rules.find(one => !seen.has(one.id) && isNext(one));
    if (next === undefined) return held;
    held = next;
  }
  return held;
}
