import {type Account, sequenceRule} from '#shared/model/account';
import type {Activity} from '#shared/model/activity';
import type {Money} from '#shared/model/money';
import type {RecordKey} from '#shared/model/record';
import type {Sequence} from '#shared/model/reward';

export type Visit = Pick<Activity, 'record' | 'at' | 'action' | 'subject'>;
type SequenceStep = Sequence['steps'][number];

export type SequenceProgress = {
  /** How many steps were done, in order. */
  readonly done: number;
  /** When the last of them was; undefined: none. */
  readonly at: number | undefined;
  /** The step after it; undefined: all were done. */
  readonly next: SequenceStep | undefined;
  /** When the next step is there for this person: now or later; undefined: never again, or there is none. */
  readonly opensAt: number | undefined;
};

/**
 * How far a person is along a sequence of pages (LOY-5…LOY-16, LOY-86). The rule:
 *
 * - A visit counts for a step from the step's `opensAt` on, within the sequence's [from, until).
 * - Step n is done once steps 1 to n were all visited: at the latest of their first visits. So nobody gets past a step by jumping
 *   over it, and a missed step can be caught up at any time while the sequence runs.
 * - A visit of a later step is kept. Whoever lost a step to a cleared cookie, another device or an advertisement that never came
 *   does that one again and has the later ones at once (LOY-14, LOY-15).
 *
 * In what order visits are told, or whether twice, does not matter.
 */
export function sequenceOf(visits: readonly Visit[], sequence: Sequence, now: number): SequenceProgress {
  const done = doneSteps(visits, sequence, now);
  const next = sequence.steps[done.length];
  const {until = Number.POSITIVE_INFINITY} = sequence;
  const opensAt = next === undefined ? undefined : Math.max(now, next.opensAt, sequence.from);
  return {done: done.length, at: done.at(-1)?.at, next, opensAt: opensAt === undefined || opensAt >= until ? undefined : opensAt};
}

/** Of the account: every sequence that was begun. */
export function sequencesOf(
  visits: readonly Visit[],
  sequences: readonly Sequence[] = [],
  now: number,
): NonNullable<Account['sequences']> {
  return sequences.flatMap(sequence => {
    const done = doneSteps(visits, sequence, now);
    const last = done.at(-1);
    return last === undefined ? [] : {id: sequence.id, done: done.length, at: last.at};
  });
}

/** What the ledger should hold of a sequence (LOY-8): points for each step that was done, and for all of them. */
export function sequenceTargets(visits: readonly Visit[], sequence: Sequence, now: number): SequenceTarget[] {
  const rule = sequenceRule(sequence.id);
  const done = doneSteps(visits, sequence, now);
  const targets = done.map(({step, at, record}) => ({record, rule, activity: `step/${step.id}`, at, points: step.points ?? 0}));
  const last = done.at(-1);
  if (last !== undefined && done.length === sequence.steps.length)
    targets.push({record: last.record, rule, activity: 'all', at: last.at, points: sequence.points ?? 0});
  return targets.filter(({points}) => points !== 0);
}

type SequenceTarget = {record: RecordKey; rule: string; activity: string; at: number; points: number};

type Seen = Visit & {readonly page: string};
type Done = {readonly step: SequenceStep; readonly at: number; readonly record: RecordKey};

/** The steps that were done, each with the visit that made it so. */
function doneSteps(visits: readonly Visit[], sequence: Sequence, now: number): Done[] {
  const {from, until = Number.POSITIVE_INFINITY} = sequence;
  const done: Done[] = [];
  const known = visits
    .filter(({action, at}) => action === 'visited' && at >= from && at < until && at <= now)
    .map(visit => ({...visit, page: pageOf(visit.subject ?? '')}));
  for (const step of sequence.steps) {
    const page = pageOf(step.page);
    const first = known
      .filter(visit => visit.page === page && visit.at >= step.opensAt)
      .reduce<Seen | undefined>(earlier, undefined);
    if (first === undefined) break;
    const before = done.at(-1);
    done.push(before !== undefined && before.at > first.at ? {...before, step} : {step, at: first.at, record: first.record});
  }
  return done;
}

function earlier(best: Seen | undefined, visit: Seen): Seen {
  if (best === undefined || visit.at < best.at) return visit;
  return visit.at === best.at && visit.record < best.record ? visit : best;
}

/** A page by its path: an address without its host, question and fragment, a slash at the end and letter case aside. */
export function pageOf(page: string): string {
  const path = page.replace(/^[a-z]+:\/\/[^/?#]*/iu, '').replace(/[?#].*$/u, '');
  return `/${path.replace(/^\/+|\/+$/gu, '')}`.toLowerCase();
}

type Walker = {readonly id: string; readonly account?: Pick<Account, 'sequences'> | undefined};

/** Who did a step and all before it (LOY-6); without a step: who did all (LOY-11). The first to get there first. */
export function whoDid<T extends Walker>(people: Iterable<T>, {id, steps}: Sequence, step = steps.length): T[] {
  const found = [...people].flatMap(person => {
    const progress = person.account?.sequences?.find(known => known.id === id);
    return progress !== undefined && progress.done >= step ? {person, at: progress.at} : [];
  });
  return found.sort((left, right) => left.at - right.at || (left.person.id < right.person.id ? -1 : 1)).map(({person}) => person);
}

export type SequenceFigures = {
  /** How many did each step, in order (LOY-12). */
  readonly reached: readonly number[];
  /** Of those who did the first step, how many did all; undefined: nobody did the first. */
  readonly conversion: number | undefined;
  /** What the campaign cost for each who did all (LOY-13); undefined: nobody did, or no cost is given. */
  readonly costEach: Money | undefined;
};

/** @param cost - what the creator says that the campaign cost, advertisements and all */
export function sequenceFigures(people: Iterable<Walker>, sequence: Sequence, cost?: Money): SequenceFigures {
  const all = [...people];
  const reached = sequence.steps.map((_, index) => whoDid(all, sequence, index + 1).length);
  const [began = 0, finished = 0] = [reached[0], reached.at(-1)];
  return {
    reached,
    conversion: began === 0 ? undefined : finished / began,
    costEach: cost === undefined || finished === 0 ? undefined : {...cost, minorUnits: Math.round(cost.minorUnits / finished)},
  };
}
