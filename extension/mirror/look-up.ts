import {ordinals} from '#shared/filter/bits';
import {findTexts} from '#shared/filter/find-text';
import {fold} from '#shared/filter/fold';
import {hash53} from '#shared/identity/hash53';
import type {RowIdentity} from '../messages';
import {entriesOf} from './identifier-index';
import type {State} from './state';

/** Whom a row names: one ordinal, nobody we know, or more than one person. */
export type Found = number | 'ambiguous' | undefined;

/**
 * Finds the one person whom all known identifiers of a row agree on. Two people who share an address are told apart by the
 * row's other keys; keys of two different people make the row ambiguous. Weak identifiers count only where no strong one is
 * known. Reads columns only: before anything but a chip is shown, the document is read and checked.
 *
 * @param texts - as `identifierText` prints them
 */
export function lookUp(state: State, texts: readonly string[]): Found {
  const entries = texts.map(text => entriesOf(state.index, hash53(text), state.inTail));
  const strong = entries.map(found => found.filter(entry => entry & 1));
  return agree(strong) ?? agree(entries);
}

/**
 * Everyone whom such a row could name, by place: those whom its strong identifiers are known for, else the weak ones, else those
 * whose address begins like the cut one, else those of its name.
 */
export function candidates(state: State, {identifiers, emailPrefix, name}: RowIdentity): number[] {
  const entries = identifiers.flatMap(text => entriesOf(state.index, hash53(text), state.inTail));
  const strong = entries.filter(entry => entry & 1);
  const known = new Set((strong.length > 0 ? strong : entries).map(entry => entry >>> 1));
  if (known.size > 0) return [...known];
  if (emailPrefix !== undefined) return withPrefix(state, emailPrefix.toLowerCase());
  return name === undefined ? [] : withName(state, name);
}

function agree(entries: readonly (readonly number[])[]): Found {
  const known = entries.filter(found => found.length > 0).map(found => new Set(found.map(entry => entry >>> 1)));
  const [first, ...others] = known;
  if (first === undefined) return undefined;
  const common = [...first].filter(ordinal => others.every(other => other.has(ordinal)));
  return common.length === 1 ? common[0] : 'ambiguous';
}

/**
 * The one person whose e-mail address begins like a cut one ("ada.lovelace@exam…").
 *
 * @param prefix - lower case, without the dots that stand for the rest
 */
export function lookUpPrefix(state: State, prefix: string): Found {
  const found = withPrefix(state, prefix);
  return found.length > 1 ? 'ambiguous' : found[0];
}

/** Everyone of a name, in any spelling that differs by case and accents alone. A name never leads to one person. */
export function withName(state: State, name: string): number[] {
  const names = state.columns.column('name');
  if (name.trim() === '' || names.kind !== 'text') return [];
  return ordinals(findTexts(names, state.columns.live(), 'exactly', [fold(name.trim())]));
}

function withPrefix(state: State, prefix: string): number[] {
  const emails = state.columns.column('email');
  if (prefix === '' || emails.kind !== 'text') return [];
  return ordinals(findTexts(emails, state.columns.live(), 'starts', [fold(prefix)]));
}
