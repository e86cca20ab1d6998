import {drive} from '#shared/home';
import {closuresOf} from '#shared/identity/closure';
import {ridOf} from '#shared/identity/rid';
import {ingest} from '#shared/ingest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Reading, RecordKey} from '#shared/model/record';

const ID_KEY = new Uint8Array(16).fill(7);

export type Figures = {
  readonly records: number;
  /** Supporters that the engine made. */
  readonly people: number;
  readonly truePeople: number;
  /** Of the pairs of records in one supporter those that are one person; null where no two records were joined. */
  readonly precision: number | null;
  /** Of the pairs of records of one person those in one supporter; null where nobody has two. */
  readonly recall: number | null;
  readonly f1: number | null;
  /** Of the pairs of one person that share something, over others too, those in one supporter: what the rules cost. */
  readonly recallOfConnected: number | null;
  readonly truePairs: number;
  readonly falsePairs: number;
  /** Pairs with such a record: how many are false, and how many of the true ones were found. */
  readonly byKind?: Readonly<Record<string, {readonly falsePairs: number; readonly recall: number | null}>>;
};

export type Truth = ReadonlyMap<RecordKey, string | number>;
export type Kinds = ReadonlyMap<RecordKey, ReadonlySet<string>>;

/** Runs each set of readings through the engine, into an empty home, and counts pairs of records against the truth. */
export function measure(
  worlds: Iterable<{readonly readings: readonly Reading[]; readonly truth: Truth; readonly kinds?: Kinds}>,
): Figures {
  const tally = new Tally();
  for (const {readings, truth, kinds} of worlds) {
    const {personOf, closureOf} = link(readings);
    const keys = [...truth.keys()];
    const made = grouped(keys, key => personOf.get(key) ?? key);
    const real = grouped(keys, key => truth.get(key) ?? key);
    tally.count({records: keys.length, people: made.size, truePeople: real.size});
    for (const pair of pairsOf(made.values())) {
      if (truth.get(pair[0]) !== truth.get(pair[1])) tally.add('false', pair, kinds);
    }
    for (const pair of pairsOf(real.values())) {
      const [left, right] = pair;
      if (closureOf.get(left) === closureOf.get(right)) tally.connected++;
      tally.add(personOf.get(left) === personOf.get(right) ? 'found' : 'missed', pair, kinds);
    }
  }
  return tally.figures();
}

/** What the engine makes of readings: each record's supporter, and what hangs together over candidates, refused ones too. */
function link(readings: readonly Reading[]): {
  personOf: ReadonlyMap<RecordKey, string>;
  closureOf: ReadonlyMap<RecordKey, number | undefined>;
} {
  const now = readings.reduce((latest, {asOf}) => Math.max(latest, asOf), 0);
  const steps = ingest({readings, commands: [], programme: DEFAULT_PROGRAMME, ridOf: key => ridOf(ID_KEY, key), now});
  const {supporters, records} = drive(steps, () => ({records: [], attachments: [], decisions: []}));
  const {labels} = closuresOf(records, []);
  return {
    personOf: new Map(supporters.flatMap(({id, records: held}) => held.map(({key}) => [key, id] as const))),
    closureOf: new Map(records.map(({key}, place) => [key, labels[place]] as const)),
  };
}

type Outcome = 'found' | 'missed' | 'false';
type Counts = Record<Outcome, number>;

class Tally {
  connected = 0;
  readonly #size = {records: 0, people: 0, truePeople: 0};
  readonly #all: Counts = {found: 0, missed: 0, false: 0};
  readonly #byKind = new Map<string, Counts>();

  count({records, people, truePeople}: Pick<Figures, 'records' | 'people' | 'truePeople'>): void {
    this.#size.records += records;
    this.#size.people += people;
    this.#size.truePeople += truePeople;
  }

  add(outcome: Outcome, [left, right]: readonly [RecordKey, RecordKey], kinds: Kinds | undefined): void {
    this.#all[outcome]++;
    for (const kind of new Set([...(kinds?.get(left) ?? []), ...(kinds?.get(right) ?? [])])) {
      const counts = this.#byKind.get(kind) ?? {found: 0, missed: 0, false: 0};
      counts[outcome]++;
      this.#byKind.set(kind, counts);
    }
  }

  figures(): Figures {
    const {found, missed, false: wrong} = this.#all;
    const kinds = [...this.#byKind].sort(([left], [right]) => (left < right ? -1 : 1));
    const byKind = kinds.map(
      ([kind, counts]) => [kind, {falsePairs: counts.false, recall: share(counts.found, counts.found + counts.missed)}] as const,
    );
    return {
      ...this.#size,
      precision: share(found, found + wrong),
      recall: share(found, found + missed),
      // The harmonic mean of the two.
      f1: share(2 * found, 2 * found + wrong + missed),
      recallOfConnected: share(found, this.connected),
      truePairs: found + missed,
      falsePairs: wrong,
      ...(byKind.length === 0 ? {} : {byKind: Object.fromEntries(byKind)}),
    };
  }
}

function grouped<G>(keys: readonly RecordKey[], groupOf: (key: RecordKey) => G): Map<G, RecordKey[]> {
  const groups = new Map<G, RecordKey[]>();
  for (const key of keys) {
    const group = groupOf(key);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [key]);
    else known.push(key);
  }
  return groups;
}

function* pairsOf(groups: Iterable<readonly RecordKey[]>): Generator<readonly [RecordKey, RecordKey]> {
  for (const group of groups) {
    for (const [place, left] of group.entries()) for (const right of group.slice(place + 1)) yield [left, right];
  }
}

/** Rounded to the fifth decimal; null where there is nothing to share. */
function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 100_000) / 100_000;
}
