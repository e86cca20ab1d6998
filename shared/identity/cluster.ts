import {type Closures, closuresOf, MAX_CLOSURE, namedBy, standingDecisions} from '#shared/identity/closure';
import {exclusiveIds, type Group, groupOf, obstacle, unite} from '#shared/identity/group';
import {sidesOfAddress} from '#shared/identity/household';
import {unfitToLink} from '#shared/identity/hygiene';
import {areDifferent, nameOf} from '#shared/identity/names';
import {compareText} from '#shared/model/compare';
import type {Decision} from '#shared/model/decision';
import type {RecordKey, StoredRecord} from '#shared/model/record';
import type {RefusedJoin} from '#shared/model/supporter';

export type Clusters = {
  /** Each group sorted by (vendor-stated creation date if any, else none last; key): the first is the anchor. */
  readonly groups: readonly (readonly StoredRecord[])[];
  /**
   * By (over, left, right). An identifier that too many records hold is reported once for each of them, with itself on both
   * sides: who else holds it may change without this record being looked at again.
   */
  readonly refused: readonly RefusedJoin[];
};

/**
 * Splits a closed set of records into people. A pure function of the set: the order of arrival plays no part, and neither does
 * what else is in the set, because each closure is clustered for itself.
 *
 * Candidates in order: the creator's "same" decisions, newest first; then strong identifiers, addresses last, by (type, value),
 * whose holders, sorted by key, each join the first earlier holder's group that is compatible. Two groups are not compatible when
 * a "not the same" stands between them or when they hold different exclusive ids of one type and account; over an address also
 * when it is that of two people and the names do not say that both are one of them.
 *
 * @param records - closed: whoever shares a strong identifier or a decision with a member is a member
 */
export function cluster(records: readonly StoredRecord[], decisions: readonly Decision[]): Clusters {
  const sorted = [...records].sort((left, right) => compareText(left.key, right.key));
  const standing = standingDecisions(decisions);
  const closures = closuresOf(sorted, standing);
  const groups: StoredRecord[][] = [];
  const refused: RefusedJoin[] = [];
  for (const {members, texts} of partsOf(sorted, closures)) {
    const part = clusterOne(members, texts, standing);
    groups.push(...part.groups);
    refused.push(...part.refused);
  }
  for (const [over, holders] of closures.crowded) {
    for (const place of holders) {
      const {key} = at(sorted, place);
      refused.push({left: key, right: key, over, reason: 'too-many-holders'});
    }
  }
  return {
    groups: groups
      .map(group => (group.length === 1 ? group : group.sort(byAnchor)))
      .sort((left, right) => compareText(at(left, 0).key, at(right, 0).key)),
    refused: refused.sort(
      (left, right) =>
        compareText(left.over, right.over) || compareText(left.left, right.left) || compareText(left.right, right.right),
    ),
  };
}

type Part = {readonly members: StoredRecord[]; readonly texts: [string, RecordKey[]][]};

/** Each closure with its members and shared identifiers, both in order. */
function partsOf(sorted: readonly StoredRecord[], {labels, shared}: Closures): Iterable<Part> {
  const parts = new Map<number, Part>();
  const partAt = (place: number): Part => {
    const label = labels[place] ?? place;
    const known = parts.get(label);
    if (known !== undefined) return known;
    const part: Part = {members: [], texts: []};
    parts.set(label, part);
    return part;
  };
  for (const [place, record] of sorted.entries()) partAt(place).members.push(record);
  for (const [text, holders] of shared) {
    partAt(holders[0] ?? 0).texts.push([text, holders.map(place => at(sorted, place).key)]);
  }
  return parts.values();
}

/** One closure. Where no constraint can come between its members they are one person; else the candidates decide in order. */
function clusterOne(
  members: StoredRecord[],
  texts: [string, RecordKey[]][],
  standing: readonly Decision[],
): {groups: StoredRecord[][]; refused: readonly RefusedJoin[]} {
  if (members.length === 1) return {groups: [members], refused: []};
  const ours = decisionsWithin(members, standing);
  const isLarge = members.length > MAX_CLOSURE;
  const unfit = new Map(texts.map(([text]) => [text, unfitToLink(text)]));
  const isFree = [...unfit.values()].every(reason => reason === undefined) && ours.every(({kind}) => kind === 'same');
  if (!isLarge && isFree && !hasTwoExclusives(members) && !hasTwoNames(members)) return {groups: [members], refused: []};
  const state = new Clustering(members, ours);
  state.joinDecided();
  for (const [text, keys] of texts.sort(byStrength)) {
    const reason = unfit.get(text) ?? (isLarge ? 'closure-too-large' : undefined);
    if (reason !== undefined) state.refuseAll(keys, text, reason);
    else state.joinHolders(keys, text);
  }
  return {groups: state.groups(), refused: state.refused};
}

function decisionsWithin(members: readonly StoredRecord[], standing: readonly Decision[]): readonly Decision[] {
  if (standing.length === 0) return standing;
  const keys = new Set(members.map(member => member.key));
  return standing.filter(decision => namedBy(decision).some(key => keys.has(key)));
}

function hasTwoExclusives(members: readonly StoredRecord[]): boolean {
  const seen = new Map<string, string>();
  for (const member of members) {
    for (const [type, value] of exclusiveIds(member)) {
      if ((seen.get(type) ?? value) !== value) return true;
      seen.set(type, value);
    }
  }
  return false;
}

/** Ids that vendors give before addresses, which people share: then names are compared of whoever the ids made one. */
function byStrength([left]: [string, unknown], [right]: [string, unknown]): number {
  return Number(isAddress(left)) - Number(isAddress(right)) || compareText(left, right);
}

function isAddress(text: string): boolean {
  return text.startsWith('email:');
}

function hasTwoNames(members: readonly StoredRecord[]): boolean {
  // The one name that most people have everywhere needs no reading.
  const texts = new Set(members.flatMap(({versions}) => versions.map(({fields}) => fields.name)));
  texts.delete(undefined);
  if (texts.size < 2) return false;
  const names = members.map(nameOf);
  return names.some((name, place) => names.some((other, at) => at < place && areDifferent(name, other)));
}

/** The groups of one closure as they grow. */
class Clustering {
  readonly refused: RefusedJoin[] = [];
  readonly #groupOf = new Map<RecordKey, Group>();
  readonly #decisions: readonly Decision[];

  constructor(members: readonly StoredRecord[], decisions: readonly Decision[]) {
    this.#decisions = decisions;
    for (const record of members) this.#groupOf.set(record.key, groupOf(record));
    for (const decision of decisions) {
      if (decision.kind !== 'not') continue;
      for (const key of decision.left) this.#groupOf.get(key)?.sides.set(decision, 1);
      for (const key of decision.right) {
        const sides = this.#groupOf.get(key)?.sides;
        sides?.set(decision, (sides.get(decision) ?? 0) | 2);
      }
    }
  }

  groups(): StoredRecord[][] {
    return [...new Set(this.#groupOf.values())].map(group => group.members);
  }

  joinDecided(): void {
    for (const decision of this.#decisions) {
      if (decision.kind !== 'same') continue;
      const keys = namedBy(decision)
        .filter(key => this.#groupOf.has(key))
        .sort(compareText);
      const [root, ...others] = keys;
      if (root === undefined) continue;
      for (const key of others) {
        if (this.#join(root, key, decision) === undefined) continue;
        this.refused.push({left: root, right: key, over: `decision:${decision.id}`, reason: 'not-the-same'});
      }
    }
  }

  joinHolders(keys: readonly RecordKey[], over: string): void {
    const sides = isAddress(over) ? sidesOfAddress(keys.map(key => this.#group(key))) : undefined;
    for (const [index, right] of keys.entries()) {
      let reason: RefusedJoin['reason'] | undefined;
      let isJoined = index === 0;
      for (let earlier = 0; earlier < index && !isJoined; earlier++) {
        const isApart = sides !== undefined && sides[earlier] !== sides[index];
        const why = isApart ? 'different-names' : this.#join(at(keys, earlier), right, undefined);
        isJoined = why === undefined;
        reason ??= why;
      }
      if (!isJoined) this.refused.push({left: at(keys, 0), right, over, reason: reason ?? 'exclusive'});
    }
  }

  /** An identifier that joins nobody: unfit to, or in a closure that is too large. */
  refuseAll([left, ...others]: readonly RecordKey[], over: string, reason: RefusedJoin['reason']): void {
    for (const right of others) {
      if (left === undefined || this.#group(left) === this.#group(right)) continue;
      this.refused.push({left, right, over, reason});
    }
  }

  #group(key: RecordKey): Group {
    const group = this.#groupOf.get(key);
    if (group === undefined) throw new Error(`no record ${key} in this closure`);
    return group;
  }

  /** @returns why not, undefined where the two are one now */
  #join(leftKey: RecordKey, rightKey: RecordKey, decision: Decision | undefined): RefusedJoin['reason'] | undefined {
    const [left, right] = [this.#group(leftKey), this.#group(rightKey)];
    if (left === right) return undefined;
    const why = obstacle(left, right, decision);
    if (why !== undefined) return why;
    const [into, from] = left.members.length >= right.members.length ? [left, right] : [right, left];
    unite(into, from);
    for (const member of from.members) this.#groupOf.set(member.key, into);
    return undefined;
  }
}

function byAnchor(left: StoredRecord, right: StoredRecord): number {
  const never = Number.POSITIVE_INFINITY;
  const [first, second] = [left.createdAt ?? never, right.createdAt ?? never];
  return first === second ? compareText(left.key, right.key) : first - second;
}

function at<T>(list: readonly T[], place: number): T {
  const item = list[place];
  if (item === undefined) throw new Error(`nothing at ${place} of ${list.length}`);
  return item;
}
