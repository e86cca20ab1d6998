import {nameOf, type PersonName} from '#shared/identity/names';
import {identifiersOf, isLive} from '#shared/identity/record';
import type {Decision} from '#shared/model/decision';
import {IDENTIFIER_TYPES} from '#shared/model/identifier';
import type {StoredRecord} from '#shared/model/record';
import type {RefusedJoin} from '#shared/model/supporter';

/** Records that are one person so far. */
export type Group = {
  readonly members: StoredRecord[];
  /** The live exclusive id of each type and account. */
  readonly exclusive: Map<string, string>;
  /** Which sides of a "not the same" it holds: 1 left, 2 right, 3 both. */
  readonly sides: Map<Decision, number>;
  /** The names that its records give, each once. */
  readonly names: Map<string, PersonName>;
};

/** A group of one. */
export function groupOf(record: StoredRecord): Group {
  const name = nameOf(record);
  const names = new Map(name.words.length === 0 ? [] : [[`${name.isClear} ${name.words.join(' ')}`, name]]);
  return {members: [record], exclusive: exclusiveIds(record), sides: new Map(), names};
}

/** Why two groups may not be one. A "same" decision overrides exclusive ids and every older "not the same". */
export function obstacle(left: Group, right: Group, same: Decision | undefined): RefusedJoin['reason'] | undefined {
  const since = same?.at ?? Number.NEGATIVE_INFINITY;
  const [less, more] = left.sides.size <= right.sides.size ? [left, right] : [right, left];
  for (const [not, one] of less.sides) {
    if (not.at <= since) continue;
    const other = more.sides.get(not) ?? 0;
    if (((one & 1) !== 0 && (other & 2) !== 0) || ((one & 2) !== 0 && (other & 1) !== 0)) return 'not-the-same';
  }
  if (same !== undefined) return undefined;
  for (const [type, value] of left.exclusive) {
    const other = right.exclusive.get(type);
    if (other !== undefined && other !== value) return 'exclusive';
  }
  return undefined;
}

/** Everything of `from` is in `into` now; of two exclusive ids that a decision brought together the first stays. */
export function unite(into: Group, from: Group): void {
  for (const member of from.members) into.members.push(member);
  for (const [type, value] of from.exclusive) if (!into.exclusive.has(type)) into.exclusive.set(type, value);
  for (const [not, side] of from.sides) into.sides.set(not, (into.sides.get(not) ?? 0) | side);
  for (const [text, name] of from.names) into.names.set(text, name);
}

/** The record's live exclusive ids, by type and account. */
export function exclusiveIds(record: StoredRecord): Map<string, string> {
  const ids = new Map<string, string>();
  if (!isLive(record)) return ids;
  for (const {type, account, value} of identifiersOf(record)) {
    if (IDENTIFIER_TYPES[type].exclusive) ids.set(`${type}:${account ?? ''}`, value);
  }
  return ids;
}
