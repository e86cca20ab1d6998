import type {DecisionNotice} from '#shared/model/decision';
import type {HeldRecord, RefusedJoin, Supporter} from '#shared/model/supporter';
import {parseDocument} from '../../mirror/load-state';
import type {Mirror} from '../../mirror/open-mirror';
import type {State} from '../../mirror/state';

export type Side = {readonly id: string; readonly rids: readonly string[]; readonly name: string};
/** Two people whom something connects, and why they were not joined. */
export type RefusedPair = {readonly left: Side; readonly right: Side; readonly joins: readonly RefusedJoin[]};
/** An identifier that too many hold. */
export type Crowd = {readonly join: RefusedJoin; readonly people: number};
/** `left` and `right` name those of the two sides that are still there. */
export type ShownDecision = {
  readonly notice: DecisionNotice;
  readonly left: readonly string[];
  readonly right: readonly string[];
};

export type Doubts = {
  readonly pairs: readonly RefusedPair[];
  readonly crowds: readonly Crowd[];
  readonly decisions: readonly ShownDecision[];
};

/** Reads every document once: only few carry a refused join or a decided record, and only those are parsed. */
export async function readDoubts(mirror: Mirror, state: State, notices: readonly DecisionNotice[]): Promise<Doubts> {
  const {generation} = state.head;
  const chunks = await mirror.database.getAll(
    'chunk',
    IDBKeyRange.bound([generation, 0], [generation, Number.POSITIVE_INFINITY]),
  );
  const decided = new Set(notices.flatMap(({left, right}) => [...left, ...right]));
  const people: Supporter[] = [];
  const names = new Map<string, string>();
  for (const text of chunks.flat()) {
    if (text === null || !(text.includes('"refused":') || (decided.size > 0 && holdsAny(text, decided)))) continue;
    const read = parseDocument(text);
    const person = state.show?.(read) ?? read;
    people.push(person);
    for (const record of person.records) names.set(record.rid, nameOf(record) ?? personName(person));
  }
  return {
    ...joinsOf(people),
    decisions: notices.map(notice => ({notice, left: sideNames(names, notice.left), right: sideNames(names, notice.right)})),
  };
}

function holdsAny(text: string, rids: ReadonlySet<string>): boolean {
  for (const [, rid = ''] of text.matchAll(/"rid":"([a-z2-7]{20})"/g)) if (rids.has(rid)) return true;
  return false;
}

function joinsOf(people: readonly Supporter[]): Pick<Doubts, 'pairs' | 'crowds'> {
  const holder = new Map(people.flatMap(person => person.records.map(({key}) => [key, person] as const)));
  const pairs = new Map<string, {left: Side; right: Side; joins: Map<string, RefusedJoin>}>();
  const crowds = new Map<string, {join: RefusedJoin; people: Set<string>}>();
  for (const person of people) {
    for (const join of person.refused ?? []) {
      const [left, right] = [holder.get(join.left), holder.get(join.right)];
      // What the creator kept apart needs no second word.
      if (left === undefined || right === undefined || join.reason === 'not-the-same') continue;
      if (join.left === join.right) {
        const crowd = crowds.get(join.over) ?? {join, people: new Set()};
        crowd.people.add(person.id);
        crowds.set(join.over, crowd);
      } else if (left !== right) {
        const [first, second] = left.id < right.id ? [left, right] : [right, left];
        const id = `${first.id} ${second.id}`;
        const pair = pairs.get(id) ?? {left: sideOf(first), right: sideOf(second), joins: new Map()};
        pair.joins.set(`${join.left} ${join.right} ${join.over}`, join);
        pairs.set(id, pair);
      }
    }
  }
  return {
    pairs: [...pairs.values()].map(pair => ({...pair, joins: [...pair.joins.values()]})),
    crowds: [...crowds.values()].map(crowd => ({join: crowd.join, people: crowd.people.size})),
  };
}

function sideOf(person: Supporter): Side {
  return {id: person.id, rids: person.records.map(({rid}) => rid), name: personName(person)};
}

export function personName(person: Pick<Supporter, 'name' | 'email'>): string {
  return person.name?.value ?? person.email?.value ?? '';
}

function nameOf({fields}: HeldRecord): string | undefined {
  return fields.name ?? fields.email;
}

function sideNames(names: ReadonlyMap<string, string>, rids: readonly string[]): readonly string[] {
  return [...new Set(rids.flatMap(rid => names.get(rid) ?? []))];
}
