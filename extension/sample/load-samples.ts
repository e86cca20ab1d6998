import type {Benefit} from '#shared/model/benefit';
import type {Connection} from '#shared/model/connection';
import {monthOf} from '#shared/model/time';
import {calibrateLocal} from '../local/calibrate-local';
import {feed, inLocal} from '../local/home';
import {ingestLocally} from '../local/ingest-locally';
import type {Mirror} from '../mirror/open-mirror';
import {SAMPLE_ACCOUNT} from './sample-account';
import {SAMPLE_BENEFIT} from './sample-benefit';
import {sampleReadings} from './sample-readings';

const VENDORS = ['patreon', 'mailchimp', 'discord'] as const;

/** Names that the creator reads, in their language. */
export type SampleWords = {readonly file: string; readonly benefit: string};

/**
 * Puts the sample people into this browser's own workspace, as three files of a creator would have; only while nobody is in it.
 *
 * @returns false where somebody was there already, and nothing was changed
 */
export async function loadSamples(mirror: Mirror, words: SampleWords, now: number): Promise<boolean> {
  if ((await mirror.read('local')).head.people > 0) return false;
  const {earlier, joined, now: present} = sampleReadings(now);
  await ingestLocally(mirror, now, {readings: earlier});
  await ingestLocally(mirror, now, {readings: present});
  // As after a second look at the list: these have come since, and are to be welcomed.
  await ingestLocally(mirror, now, {readings: joined, isLate: true});
  await inLocal(mirror, now, async local => {
    const benefit: Benefit = {
      id: SAMPLE_BENEFIT,
      name: words.benefit,
      tiers: [{name: 'Gold'}],
      each: 'month',
      from: monthOf(now),
      ships: true,
      source: 'typed',
      rev: 1,
    };
    const seq = local.state.head.cursor;
    const files = VENDORS.map((vendor, at) => {
      const doc = fileOf(vendor, words.file, {now, records: countOf(vendor, [...present, ...joined])});
      return {kind: 'connection' as const, id: doc.id, seq: seq + 2 + at, doc};
    });
    await feed(local, [{kind: 'benefit', id: benefit.id, seq: seq + 1, doc: benefit}, ...files]);
    await calibrateLocal(local);
  });
  return true;
}

function countOf(vendor: string, readings: readonly {readonly key: string}[]): number {
  return readings.filter(({key}) => key.startsWith(`${vendor}/`)).length;
}

function fileOf(vendor: string, label: string, {now, records}: {now: number; records: number}): Connection {
  return {
    id: `file:${vendor}-sample:${SAMPLE_ACCOUNT}`,
    vendor,
    account: SAMPLE_ACCOUNT,
    label,
    state: 'idle',
    nextAt: null,
    lastCompleteAt: now,
    records,
    skipped: 0,
  };
}
