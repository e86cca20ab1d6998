import {UndirectedGraph} from 'graphology';
import {connectedComponents} from 'graphology-components';
import {drive, type Loaded} from '#shared/home';
import {components} from '#shared/identity/components';
import {ridOf} from '#shared/identity/rid';
import {ingest} from '#shared/ingest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Reading, StoredRecord} from '#shared/model/record';
import {randomOf} from '../fixtures/random.ts';
import type {Bench} from './bench.ts';

const RECORDS = 1_000_000;
const RECORDS_PER_PERSON = 4;
const RUNS = 5;
const ONE_RECORD_RUNS = 400;
const NOW = Date.UTC(2026, 10, 20);
const ID_KEY = new Uint8Array(16).fill(7);
const BUDGET = {timesGraphology: 10, millionToTenThousand: 1.5};

/**
 * 1,000,000 records from arrays of links to components, beside graphology with the building of its graph; then what the engine
 * takes for one record that joins a person among 10,000 records or among 1,000,000, without the home's own work.
 */
export const merge: Bench = async () => {
  const links = drawLinks(RECORDS, randomOf(20261123, 'links').next);
  const ours = least(RUNS, () => components(RECORDS, links.left, links.right));
  const theirs = least(2, () => graphologyComponents(RECORDS, links));
  const isEqual = ours.result.every((label, node) => label === theirs.result[node]);

  const homes = [10_000, RECORDS].map(size => new IndexHome(size));
  const [small = 0, large = 0] = timeOneRecord(homes);
  const figures = {
    timesGraphology: round(theirs.ms / ours.ms),
    millionToTenThousand: round(large / small),
    isEqual,
    records: RECORDS,
    links: links.left.length,
    people: ours.result.filter((label, node) => label === node).length,
    componentsMs: {ours: round(ours.ms), graphology: round(theirs.ms)},
    oneRecordMicros: {intoTenThousand: round(small * 1000), intoMillion: round(large * 1000)},
  };
  const ok =
    isEqual && figures.timesGraphology >= BUDGET.timesGraphology && figures.millionToTenThousand <= BUDGET.millionToTenThousand;
  return {ok, figures, budget: BUDGET};
};

type Links = {readonly left: Uint32Array; readonly right: Uint32Array};

/** People of one to seven records in random places, each record linked to an earlier one of its person, some links twice. */
function drawLinks(size: number, next: () => number): Links {
  const places = Uint32Array.from({length: size}, (_, place) => place);
  for (let at = size - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
  }
  const left: number[] = [];
  const right: number[] = [];
  for (let at = 0; at < size; ) {
    const records = 1 + Math.floor(next() * (2 * RECORDS_PER_PERSON - 1));
    for (let member = 1; member < records && at + member < size; member++) {
      const times = next() < 0.2 ? 2 : 1;
      for (let time = 0; time < times; time++) {
        left.push(places[at + Math.floor(next() * member)] ?? 0);
        right.push(places[at + member] ?? 0);
      }
    }
    at += records;
  }
  return {left: Uint32Array.from(left), right: Uint32Array.from(right)};
}

/** The least node of each node's component, as ours. */
function graphologyComponents(size: number, {left, right}: Links): Uint32Array {
  const graph = new UndirectedGraph();
  for (let node = 0; node < size; node++) graph.addNode(node);
  for (let link = 0; link < left.length; link++) graph.mergeEdge(left[link], right[link]);
  const labels = new Uint32Array(size);
  for (const component of connectedComponents(graph)) {
    const nodes = component.map(Number);
    const label = nodes.reduce((one, other) => Math.min(one, other));
    for (const node of nodes) labels[node] = label;
  }
  return labels;
}

/** People of four records in two maps as large as a workspace's tables; a record's document is made when it is asked for. */
class IndexHome {
  readonly size: number;
  readonly #records = new Map<string, number>();
  readonly #holders = new Map<string, number[]>();

  constructor(size: number) {
    this.size = size;
    for (let number = 0; number < size; number++) {
      const {key, identifiers} = readingOf(number);
      this.#records.set(key, number);
      for (const {type, value} of identifiers) {
        const held = this.#holders.get(`${type}:${value}`);
        if (held === undefined) this.#holders.set(`${type}:${value}`, [number]);
        else held.push(number);
      }
    }
  }

  load(keys: readonly string[], texts: readonly string[]): Loaded {
    const numbers = [
      ...keys.flatMap(key => this.#records.get(key) ?? []),
      ...texts.flatMap(text => this.#holders.get(text)?.slice(0, 13) ?? []),
    ];
    return {records: [...new Set(numbers)].map(storedOf), attachments: [], decisions: []};
  }
}

function readingOf(number: number, person = Math.floor(number / RECORDS_PER_PERSON)): Reading {
  const vendor = ['ghost', 'mailchimp', 'patreon', 'discord'][number % RECORDS_PER_PERSON] ?? 'ghost';
  const value = `person${person}@example.org`;
  return {
    key: `${vendor}/account/member/${number}`,
    source: 'api',
    asOf: NOW,
    createdAt: NOW - 1_000_000 + number,
    identifiers: [{type: 'email', value, strength: 'strong'}],
    fields: {name: `Person ${person}`, email: value, mailState: 'subscribed', labels: ['VIP']},
  };
}

function storedOf(number: number): StoredRecord {
  const {key, createdAt = 0, source, asOf, identifiers, fields} = readingOf(number);
  return {key, rid: ridOf(ID_KEY, key), createdAt, versions: [{source, asOf, identifiers, fields}], standing: []};
}

/** Milliseconds of the engine for one new record of a known person, a figure for each home; taken in turns. */
function timeOneRecord(homes: readonly IndexHome[]): number[] {
  const times = homes.map((): number[] => []);
  const {next} = randomOf(20261123, 'people');
  for (let run = -200; run < ONE_RECORD_RUNS; run++) {
    for (const [which, home] of homes.entries()) {
      const person = Math.floor((next() * home.size) / RECORDS_PER_PERSON);
      const reading = readingOf(10_000_000 + run, person);
      const start = performance.now();
      const steps = ingest({
        readings: [reading],
        commands: [],
        programme: DEFAULT_PROGRAMME,
        ridOf: key => ridOf(ID_KEY, key),
        now: NOW,
      });
      const {supporters} = drive(steps, ask => home.load(ask.keys, ask.identifiers));
      const took = performance.now() - start;
      if (supporters[0]?.records.length !== RECORDS_PER_PERSON + 1) throw new Error('the record joined nobody');
      if (run >= 0) times[which]?.push(took);
    }
  }
  return times.map(median);
}

function median(values: number[]): number {
  return values.sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function least<T>(runs: number, work: () => T): {result: T; ms: number} {
  let ms = Number.POSITIVE_INFINITY;
  let result = work();
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - start);
  }
  return {result, ms};
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
