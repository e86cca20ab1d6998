import {describe, expect, it} from 'vitest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reading} from '#shared/model/record';
import {ingestLocally} from '../../../../extension/local/ingest-locally.ts';
import {previewProgramme} from '../../../../extension/views/data/preview-programme.ts';
import type {Snapshot} from '../../../../extension/views/data/snapshot.ts';
import {NOW} from '../../../fixtures/arbitrary.ts';
import {freshMirror} from '../../mirror/fresh-mirror.ts';

const PLAN: ProgrammePlan = {...DEFAULT_PROGRAMME, rules: [{id: 'newsletter', action: 'subscribed', points: 30}]};

const member = (number: number): Reading => ({
  key: `ghost/site/member/${number}`,
  source: 'file',
  asOf: NOW,
  identifiers: [],
  fields: {mailState: 'subscribed', mailOptInAt: NOW - 1},
});

async function snapshotOf(people: number): Promise<Snapshot> {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {readings: Array.from({length: people}, (_, number) => member(number))});
  return {mirror, session: null, now: NOW} as unknown as Snapshot;
}

describe('the preview of a programme', () => {
  it('tells how far it is and ends with everyone (F26)', async () => {
    const seen: number[] = [];
    const part = await previewProgramme(await snapshotOf(450), PLAN, {
      onProgress: ({people}) => seen.push(people),
      signal: new AbortController().signal,
    });
    expect(seen).toEqual([200, 400, 450]);
    expect(part).toMatchObject({people: 450, gains: {people: 450, points: 4_500}});
  });

  it('stops when it is told to, and says nothing more (F26)', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = ({people}: {people: number}) => {
      seen.push(people);
      stop.abort();
    };
    expect(await previewProgramme(await snapshotOf(450), PLAN, {onProgress, signal: stop.signal})).toBeUndefined();
    expect(seen).toEqual([200]);
  });
});
