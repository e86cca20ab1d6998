import type {Reading} from '#shared/model/record';
import {startBenchServer} from '../workerd/server.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 10, 1);
const ACTIVITIES = 4;
const RUNS = 300;
const WARM_UP = 60;

/**
 * One new payment of a known person, through the Worker's own import, engine and SQLite, as the client sees it: the median of
 * people here and there, among a thousand and among a hundred thousand, in turns so that the machine slows both alike.
 */
export async function oneMore(): Promise<{few: number; many: number; isCounted: boolean}> {
  const server = await startBenchServer();
  try {
    const homes = [
      {name: 'few', people: 1_000, times: [] as number[]},
      {name: 'many', people: 100_000, times: [] as number[]},
    ];
    for (const {name, people} of homes)
      await server.importAll(
        name,
        Array.from({length: people}, (_, number) => readingOf(number, ACTIVITIES)),
      );
    const before = await Promise.all(homes.map(({name}) => server.counts(name)));
    for (let run = 0; run < RUNS + WARM_UP; run++) {
      for (const {name, people, times} of homes) {
        const person = Math.floor((run * people) / (RUNS + WARM_UP));
        const {ms} = await server.importAll(name, [readingOf(person, ACTIVITIES + 1)]);
        if (run >= WARM_UP) times.push(ms);
      }
    }
    const after = await Promise.all(homes.map(({name}) => server.counts(name)));
    const isCounted = after.every(({ledger = 0}, place) => ledger === (before[place]?.ledger ?? 0) + RUNS + WARM_UP);
    const [few = Number.NaN, many = Number.NaN] = homes.map(({times}) => median(times));
    return {few, many, isCounted};
  } finally {
    await server.stop();
  }
}

/** A patron with so many payments. */
function readingOf(number: number, payments: number): Reading {
  const email = `person${number}@example.org`;
  return {
    key: `patreon/campaign/user/${number}`,
    source: 'api',
    asOf: START + payments,
    createdAt: START - 400 * DAY_MS,
    identifiers: [
      {type: 'patreon-user', value: String(number), strength: 'strong'},
      {type: 'email', value: email, strength: 'strong'},
    ],
    fields: {name: `Person ${number}`, email, paid: true},
    activities: Array.from({length: payments}, (_, place) => ({
      key: `paid/${place}`,
      at: START - (ACTIVITIES - place) * 30 * DAY_MS,
      action: 'paid' as const,
    })),
  };
}

function median(values: number[]): number {
  return values.sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
