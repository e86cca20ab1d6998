import type {ProgrammePlan} from '#shared/model/programme';

/** Puts a thing among others of its kind: in its own place, or behind them. */
export function put<T extends {readonly id: string}>(all: readonly T[] | undefined, one: T): T[] {
  const held = all ?? [];
  return held.some(({id}) => id === one.id) ? held.map(known => (known.id === one.id ? one : known)) : [...held, one];
}

export function without<T extends {readonly id: string}>(all: readonly T[] | undefined, id: string): T[] {
  return (all ?? []).filter(one => one.id !== id);
}

/** What else of the plan names a level, a badge or a reward: it cannot go without it. */
export function namesOf(plan: ProgrammePlan, id: string): readonly string[] {
  const badges = (plan.badges ?? []).filter(badge => badge.for.kind === 'level' && badge.for.level === id);
  const rewards = (plan.rewards ?? []).filter(({level, gives, kind}) => level === id || (kind === 'badge' && gives === id));
  return [...badges, ...rewards].map(({name}) => name);
}

/** Short, and free: an id that no link or file has to spell. */
export function newId(): string {
  return crypto.randomUUID().slice(0, 13);
}
