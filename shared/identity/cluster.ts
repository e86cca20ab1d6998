import {identifiersOf, isLive} from '#shared/identity/record';
import {compareText} from '#shared/model/compare';
import type {Decision} from '#shared/model/decision';
import {IDENTIFIER_TYPES} from '#shared/model/identifier';
import {identifierText} from '#shared/model/identifier-text';
import type {RecordKey, StoredRecord} from '#shared/model/record';
import type {RefusedJoin} from '#shared/model/supporter';

/** An identifier that more records hold links nothing: a shared mailbox, a placeholder. */
export const MAX_HOLDERS = 12;
/** In a larger closure only the creator's decisions join. */
export const MAX_CLOSURE = 1_000;

export type Clusters = {
  /** Each group sorted by (vendor-stated creation date if any, else none last; key): the first is the anchor. */
  readonly groups: readonly (readonly StoredRecord[])[];
  readonly refused: readonly RefusedJoin[];
};

type Group = {members: StoredRecord[]; exclusive: Map<string, string>};

/**
 * Splits a closed set of records into people. A pure function of the set: the order of arrival plays no part.
 *
 * Candidates in order: the creator's "same" decisions, newest first; then strong identifiers by (type, value), whose holders,
 * sorted by key, each join the first earlier holder's group that is compatible. Two groups are not compatible when a "not the
 * same" stands between them or when they hold different exclusive ids of one type and account.
 *
 * @param records - closed: whoever shares a strong identifier or a decision with a member is a member
 */
export function cluster(records: readonly StoredRecord[], decisions: readonly Decision[]): Clusters {
  const sorted = [...records].sort((left, right) => compareText(left.key, right.key));
  const state = new Clustering(sorted, standingDecisions(decisions));
  state.joinDecided();
  const holders = strongHolders(sorted);
  for (const [text, keys] of holders) {
    if (keys.length > MAX_HOLDERS) state.refuseAll(keys, text, 'too-many-holders');
    else if (sorted.length > MAX_CLOSURE) state.refuseAll(keys, text, 'closure-too-large');
    else state.joinHolders(keys, text);
  }
  return {groups: state.groups(), refused: state.refused};
}

/** Decisions in force: neither undone nor themselves an undoing; newest first. */
function standingDecisions(decisions: readonly Decision[]): Decision[] {
  const undone = new Set(decisions.flatMap(decision => decision.undoes ?? []));
  return decisions
    .filter(decision => decision.undoes === undefined && !undone.has(decision.id))
    .sort((left, right) => right.at - left.at || compareText(left.id, right.id));
}

/** Live holders of each strong identifier that more than one record holds, by (type, value), keys ascending. */
function strongHolders(sorted: readonly StoredRecord[]): [string, RecordKey[]][] {
  const holders = new Map<string, RecordKey[]>();
  for (const record of sorted) {
    if (!isLive(record)) continue;
    for (const identifier of identifiersOf(record)) {
      if (identifier.strength !== 'strong') continue;
      const text = identifierText(identifier);
      holders.set(text, [...(holders.get(text) ?? []), record.key]);
    }
  }
  return [...holders].filter(([, keys]) => keys.length > 1).sort(([left], [right]) => compareText(left, right));
}

/** The groups as they grow. Local to one call of `cluster`. */
class Clustering {
  readonly refused: RefusedJoin[] = [];
  readonly #groupOf = new Map<RecordKey, Group>();
  readonly #decisions: readonly Decision[];

  constructor(sorted: readonly StoredRecord[], decisions: readonly Decision[]) {
    this.#decisions = decisions;
    for (const record of sorted)
      this.#groupOf.set(record.key, {
        members: [record],
        exclusive: exclusiveIds(record),
      });
  }

  groups(): StoredRecord[][] {
    const distinct = [...new Set(this.#groupOf.values())];
    return distinct
      .map(group => [...group.members].sort(byAnchor))
      .sort((left, right) => compareText(first(left).key, first(right).key));
  }

  joinDecided(): void {
    for (const decision of this.#decisions) {
      if (decision.kind !== 'same') continue;
      const keys = [...decision.left, ...decision.right].filter(key => this.#groupOf.has(key)).sort(compareText);
      const [root, ...others] = keys;
      if (root === undefined) continue;
      for (const key of others)
        if (!this.#join(root, key, decision)) this.#refuse(root, key, `decision:${decision.id}`, 'not-the-same');
    }
  }

  joinHolders(keys: readonly RecordKey[], text: string): void {
    for (const [index, key] of keys.entries()) {
      if (index === 0) continue;
      const earlier = keys.slice(0, index);
      const joined = earlier.some(other => this.#join(other, key, undefined));
      if (!joined)
        this.#refuse(
          first(earlier),
          key,
          text,
          this.#obstacle(this.#group(first(earlier)), this.#group(key), undefined) ?? 'exclusive',
        );
    }
  }

  refuseAll(keys: readonly RecordKey[], text: string, reason: RefusedJoin['reason']): void {
    const [root, ...others] = keys;
    if (root === undefined) return;
    for (const key of others) if (this.#group(root) !== this.#group(key)) this.#refuse(root, key, text, reason);
  }

  #refuse(left: RecordKey, right: RecordKey, over: string, reason: RefusedJoin['reason']): void {
    this.refused.push({left, right, over, reason});
  }

  #group(key: RecordKey): Group {
    const group = this.#groupOf.get(key);
    if (group === undefined) throw new Error(`no record ${key} in this closure`);
    return group;
  }

  #join(leftKey: RecordKey, rightKey: RecordKey, decision: Decision | undefined): boolean {
    const left = this.#group(leftKey);
    const right = this.#group(rightKey);
    if (left === right) return true;
    if (this.#obstacle(left, right, decision) !== undefined) return false;
    const [into, from] = left.members.length >= right.members.length ? [left, right] : [right, left];
    into.members.push(...from.members);
    for (const [type, value] of from.exclusive) if (!into.exclusive.has(type)) into.exclusive.set(type, value);
    for (const member of from.members) this.#groupOf.set(member.key, into);
    return true;
  }

  /** Why two groups may not be one. A "same" decision overrides exclusive ids and every older "not the same". */
  #obstacle(left: Group, right: Group, decision: Decision | undefined): RefusedJoin['reason'] | undefined {
    const since = decision?.at ?? Number.NEGATIVE_INFINITY;
    if (this.#decisions.some(not => not.kind === 'not' && not.at > since && separates(not, left, right))) return 'not-the-same';
    if (decision !== undefined) return undefined;
    for (const [type, value] of left.exclusive) {
      const other = right.exclusive.get(type);
      if (other !== undefined && other !== value) return 'exclusive';
    }
    return undefined;
  }
}

function exclusiveIds(record: StoredRecord): Map<string, string> {
  const ids = new Map<string, string>();
  if (!isLive(record)) return ids;
  for (const {type, account, value} of identifiersOf(record)) {
    if (IDENTIFIER_TYPES[type].exclusive) ids.set(`${type}:${account ?? ''}`, value);
  }
  return ids;
}

function separates(not: Decision, left: Group, right: Group): boolean {
  const holds = (group: Group, keys: readonly RecordKey[]) => group.members.some(member => keys.includes(member.key));
  return (holds(left, not.left) && holds(right, not.right)) || (holds(left, not.right) && holds(right, not.left));
}

function byAnchor(left: StoredRecord, right: StoredRecord): number {
  const never = Number.POSITIVE_INFINITY;
  const [first, second] = [left.createdAt ?? never, right.createdAt ?? never];
  return first === second ? compareText(left.key, right.key) : first - second;
}

function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error('a group is never empty');
  return item;
}
