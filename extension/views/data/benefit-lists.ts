import {type BenefitLine, distinctTiers, owedTo, postalAddressOf} from '#shared/membership/benefits';
import type {Benefit} from '#shared/model/benefit';
import type {TierRef} from '#shared/model/earned';
import type {PostalAddress} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import {benefitsWithPending, withPending} from '../../api/pending';
import {benefits, documents} from '../../mirror/documents';
import type {Mirror} from '../../mirror/open-mirror';
import type {State} from '../../mirror/state';

/** Documents read in one transaction. */
const BLOCK = 1_000;

/** Somebody whom some benefit is about. */
export type Owed = {
  readonly id: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly address: PostalAddress | undefined;
  readonly lines: readonly BenefitLine[];
};

export type BenefitLists = {
  readonly benefits: readonly Benefit[];
  /** By name. */
  readonly people: readonly Owed[];
  /** What a benefit can be offered for. */
  readonly tiers: readonly TierRef[];
};

type Wanted = {readonly pending: readonly Command[]; readonly now: number; readonly language: string};

/** Everyone who is owed, was given or will not get something, and the tiers that people are in: every document is read once. */
export async function readBenefitLists(mirror: Mirror, state: State, {pending, now, language}: Wanted): Promise<BenefitLists> {
  const listed = benefitsWithPending(await benefits(mirror, state), pending);
  const people: Owed[] = [];
  let tiers: TierRef[] = [];
  for (let from = 0; from < state.head.size; from += BLOCK) {
    const ordinals = Array.from({length: Math.min(BLOCK, state.head.size - from)}, (_, place) => from + place);
    const found = (await documents(mirror, state, ordinals)).filter(person => person !== undefined);
    const named = found.flatMap(({records}) => records.flatMap(({fields}) => fields.tiers ?? []));
    tiers = distinctTiers([...tiers, ...named]);
    for (const person of found) people.push(...owedOf(withPending(person, pending), listed, now));
  }
  const {compare} = new Intl.Collator(language, {sensitivity: 'base', numeric: true});
  people.sort((left, right) => compare(titleOf(left), titleOf(right)) || compare(left.id, right.id));
  return {benefits: listed, people, tiers};
}

function owedOf(person: Supporter, listed: readonly Benefit[], now: number): Owed[] {
  const lines = owedTo(person, listed, now);
  if (lines.length === 0) return [];
  const {id, name, email} = person;
  return [{id, name: name?.value, email: email?.value, address: postalAddressOf(person), lines}];
}

function titleOf({name, email}: Owed): string {
  return name ?? email ?? '';
}

/** How one benefit of one month stands over everybody. */
export type BenefitCounts = {readonly owed: number; readonly delivered: number; readonly wont: number};

/** One person's line on one benefit of one month. */
export type OwedRow = {readonly person: Owed; readonly line: BenefitLine};

/** The lines on one benefit of one month; `month` null: owed once. */
export function rowsOf(people: readonly Owed[], benefit: string, month: string | null): OwedRow[] {
  return people.flatMap(person => {
    const line = person.lines.find(one => one.benefit.id === benefit && one.month === month);
    return line === undefined ? [] : [{person, line}];
  });
}

export function countsOf(rows: readonly OwedRow[]): BenefitCounts {
  const counts = {owed: 0, delivered: 0, wont: 0};
  for (const {line} of rows) if (line.state !== 'not') counts[line.state] += 1;
  return counts;
}

/** Months in which the benefit was owed to anybody, the newest first, and the running one. */
export function monthsOf(people: readonly Owed[], benefit: string, running: string): string[] {
  const months = new Set([running]);
  for (const {lines} of people)
    for (const line of lines) if (line.benefit.id === benefit && line.month !== null) months.add(line.month);
  return [...months].sort().reverse();
}
