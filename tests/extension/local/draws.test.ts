import {describe, expect, it} from 'vitest';
import {DRAW} from '#shared/model/account';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reading} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {runDue} from '../../../extension/local/run-due.ts';
import {documents, draws} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

/** A Wednesday. */
const START = Date.UTC(2026, 10, 18, 12);

const PLAN: ProgrammePlan = {
  rules: [{id: 'visits', action: 'visited', points: 10}],
  halfLifeDays: DEFAULT_PROGRAMME.halfLifeDays,
  draws: [{per: 'week', points: 25}],
};

const visitor = (number: number, ...days: number[]): Reading => ({
  key: `site/host/visitor/${number}`,
  source: 'api',
  asOf: START,
  identifiers: [],
  fields: {name: `Visitor ${number}`},
  activities: days.map(day => ({key: `visited/${day}`, at: START + day * DAY_MS, action: 'visited', subject: '/'})),
});

/** Lets the clock of the workspace run until nothing more is to be done at this moment. */
async function wakeUp(mirror: Mirror, now: number): Promise<number | null> {
  for (let turn = 0; turn < 20; turn += 1) {
    const next = await runDue(mirror, now);
    if (next === null || next > now) return next;
  }
  throw new Error('never done');
}

async function prizes(mirror: Mirror): Promise<[string | undefined, number][]> {
  const state = await mirror.read('local');
  const people = await documents(mirror, state, [...Array(state.head.size).keys()]);
  return people
    .flatMap(person => {
      const won = (person?.points ?? []).filter(([, rule]) => rule === DRAW).reduce((sum, [, , amount]) => sum + amount, 0);
      return won === 0 ? [] : [[person?.name?.value, won] satisfies [string | undefined, number]];
    })
    .sort();
}

describe('draws in the browser’s own workspace', () => {
  it('are held when it wakes up after the week, each once, with the prize (LOY-22, LOY-42)', async () => {
    const mirror = await freshMirror(() => START);
    await runLocally(mirror, {id: 'plan-000', at: START, kind: 'programme-put', plan: PLAN}, START);
    // The day after the Sunday, at midnight.
    expect(await wakeUp(mirror, START)).toBe(Date.UTC(2026, 10, 24));
    await ingestLocally(mirror, START + 3 * DAY_MS, {readings: [visitor(1, 1, 2), visitor(2, 1)]});
    const later = START + 20 * DAY_MS;
    await ingestLocally(mirror, later, {readings: [visitor(3, 6, 7, 8)]});
    expect(await wakeUp(mirror, later)).toBe(Date.UTC(2026, 11, 15));
    const state = await mirror.read('local');
    expect((await draws(mirror, state)).map(({id, winners}) => [id, winners.map(({points}) => points)])).toEqual([
      ['week-2026-11-30', []],
      ['week-2026-11-23', [30]],
      ['week-2026-11-16', [20]],
    ]);
    expect(await prizes(mirror)).toEqual([
      ['Visitor 1', 25],
      ['Visitor 3', 25],
    ]);
    await wakeUp(mirror, later + DAY_MS);
    expect((await prizes(mirror)).map(([, points]) => points)).toEqual([25, 25]);
  });

  it('forget winners who are erased', async () => {
    const mirror = await freshMirror(() => START);
    await runLocally(mirror, {id: 'plan-000', at: START, kind: 'programme-put', plan: PLAN}, START);
    await wakeUp(mirror, START);
    await ingestLocally(mirror, START + 3 * DAY_MS, {readings: [visitor(1, 1)]});
    await wakeUp(mirror, START + 7 * DAY_MS);
    const held = async () => draws(mirror, await mirror.read('local'));
    const [winner] = (await held()).flatMap(({winners}) => winners);
    expect(winner?.points).toBe(10);
    const supporter = winner?.supporter ?? '';
    await runLocally(mirror, {id: 'erase-00', at: START, kind: 'erase', supporter}, START + 7 * DAY_MS);
    expect((await held()).map(({winners}) => winners)).toEqual([[]]);
  });

  it('are none without a plan for them', async () => {
    const mirror = await freshMirror(() => START);
    await ingestLocally(mirror, START, {readings: [visitor(1, -1)]});
    await wakeUp(mirror, START + 60 * DAY_MS);
    expect(await draws(mirror, await mirror.read('local'))).toEqual([]);
  });
});
