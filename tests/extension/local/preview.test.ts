import {describe, expect, it} from 'vitest';
import {addParts, EMPTY_PART} from '#shared/loyalty/back-test';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reading} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {previewLocally} from '../../../extension/local/preview.ts';
import {runDue} from '../../../extension/local/run-due.ts';
import {documents} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const PLAN: ProgrammePlan = {
  rules: [{id: 'visits', action: 'visited', points: 7, first: true}],
  halfLifeDays: DEFAULT_PROGRAMME.halfLifeDays,
};

const visitor = (number: number): Reading => ({
  key: `site/host/visitor/${number}`,
  source: 'api',
  asOf: NOW,
  identifiers: [],
  fields: {mailState: 'subscribed', mailOptInAt: NOW - 3 * DAY_MS},
  activities: [0, 1].map(day => ({key: `visited/${day}`, at: NOW - (day + 1) * DAY_MS, action: 'visited', subject: '/'})),
});

async function preview(mirror: Mirror, plan: ProgrammePlan) {
  let [part, pages] = [EMPTY_PART, 0];
  for (let after: string | null = ''; after !== null; pages += 1) {
    const page = await previewLocally(mirror, plan, {after, now: NOW});
    part = addParts(part, page.part);
    after = page.next;
  }
  return {part, pages};
}

async function everybody(mirror: Mirror) {
  const state = await mirror.read('local');
  return documents(mirror, state, [...Array(state.head.size).keys()]);
}

describe('a preview in the browser’s own workspace', () => {
  it('says of everyone what the plan then does, block by block, and stores nothing (LOY-25, F26)', async () => {
    const mirror = await freshMirror(() => NOW);
    await ingestLocally(mirror, NOW, {readings: Array.from({length: 250}, (_, number) => visitor(number))});
    const before = await everybody(mirror);
    const {part, pages} = await preview(mirror, PLAN);
    expect(await everybody(mirror)).toEqual(before);
    expect(pages).toBe(2);
    expect(part).toMatchObject({
      people: 250,
      loses: {people: 250, points: 250 * 13},
      points: {before: 250 * 20, after: 250 * 7},
      rules: [
        {rule: 'newsletter', before: 250 * 20, after: 0, people: 250},
        {rule: 'visits', before: 0, after: 250 * 7, people: 250},
      ],
    });
    await runLocally(mirror, {id: 'plan-000', at: NOW, kind: 'programme-put', plan: PLAN}, NOW);
    for (let next = await runDue(mirror, NOW); next === NOW; next = await runDue(mirror, NOW));
    const after = (await everybody(mirror)).flatMap(person => person?.points ?? []);
    expect(after.reduce((sum, [, , amount]) => sum + amount, 0)).toBe(part.points.after);
  });

  it('of an empty workspace is empty', async () => {
    const mirror = await freshMirror(() => NOW);
    await ingestLocally(mirror, NOW, {readings: []});
    expect(await preview(mirror, PLAN)).toEqual({part: EMPTY_PART, pages: 1});
  });
});
