import type {PersonCommand} from '#shared/home';
import type {Decision, DecisionNotice} from '#shared/model/decision';
import type {RecordKey, Rid} from '#shared/model/record';
import type {WorkingSet} from '#shared/working-set';

/** What decisions a batch of commands makes. */
export type Decided = {
  readonly put: readonly Decision[];
  /** What the feed says of decisions from now on; null: no longer in force. */
  readonly notices: readonly {readonly id: string; readonly doc: DecisionNotice | null}[];
  /** Commands that found everyone they name. */
  readonly done: ReadonlySet<string>;
};

type Decide = Extract<PersonCommand, {kind: 'decide' | 'undecide'}>;

/**
 * Turns commands into decisions. They count in the workspace's order, not by the clocks of the creator's browsers: each is
 * newer than every decision on the same records.
 */
export function decide(set: WorkingSet, commands: readonly PersonCommand[], now: number): Decided {
  const put: Decision[] = [];
  const notices: {id: string; doc: DecisionNotice | null}[] = [];
  const done = new Set<string>();
  const keyOf = keysByRid(set);
  for (const command of commands) {
    if (command.kind !== 'decide' && command.kind !== 'undecide') continue;
    const at = after(command, now, [...set.decisions.values(), ...put]);
    if (command.kind === 'decide') {
      const left = keysOf(keyOf, command.left);
      const right = keysOf(keyOf, command.right).filter(key => !left.includes(key));
      if (left.length === 0 || right.length === 0) continue;
      const {id, word, import: from} = command;
      const origin = from === undefined ? {} : {import: from};
      put.push({id, kind: word, left, right, at, ...origin});
      notices.push({id, doc: {id, word, left: [...command.left], right: [...command.right], at, ...origin}});
    } else {
      const taken = set.decisions.get(command.decision) ?? put.find(made => made.id === command.decision);
      if (taken === undefined) continue;
      put.push({...taken, id: command.id, at, undoes: taken.id});
      notices.push({id: taken.id, doc: null});
    }
    done.add(command.id);
  }
  return {put, notices, done};
}

/** Decisions of the set and those just made, as `cluster` takes them. */
export function withDecided(set: WorkingSet, {put}: Decided): Decision[] {
  return [...set.decisions.values(), ...put];
}

function after(command: Decide, now: number, known: readonly Decision[]): number {
  return known.reduce((at, decision) => Math.max(at, decision.at + 1), Math.min(command.at, now));
}

function keysByRid(set: WorkingSet): Map<Rid, RecordKey> {
  return new Map([...set.after.values()].map(record => [record.rid, record.key]));
}

function keysOf(keyOf: ReadonlyMap<Rid, RecordKey>, rids: readonly Rid[]): RecordKey[] {
  return [...new Set(rids)].flatMap(rid => keyOf.get(rid) ?? []);
}
