import {readExport} from '#shared/csv/read-export';
import {starterSegments} from '#shared/filter/starter-segments';
import {calibrate} from '#shared/loyalty/score';
import {deriveStatus} from '#shared/membership/status';
import type {Connection} from '#shared/model/connection';
import {mailchimpCsv} from '../../fixtures/mailchimp-csv.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';
import type {Feed} from './feed-server.ts';

const MINUTE = 60_000;
const BATCH = 500;

/** A workspace with so many people, read from the generated files by the engine itself. */
export function feedOf(people: number, now: number): Feed {
  const home = new MemoryHome(now);
  const world = drawWorld({members: Math.max(people, 10)});
  for (const readings of [
    readingsOf(patreonCsv(world.patreon), now - 2 * MINUTE),
    readingsOf(mailchimpCsv(world.audience), now - 3 * MINUTE),
  ]) {
    for (let at = 0; at < readings.length; at += BATCH) home.ingest(readings.slice(at, at + BATCH));
  }
  if (people > 5) addDoubts(home, now);
  const supporters = [...home.supporters.values()].slice(0, people);
  const paying = supporters.filter(supporter => {
    const {kind, state} = deriveStatus(supporter, now);
    return kind === 'paid' && state === 'active' && supporter.v !== null;
  });
  const calibrated = calibrate(
    paying.map(({v}) => v ?? 0),
    home.programme.halfLifeDays,
    now,
  );
  return {
    supporters,
    segments: starterSegments(),
    programme: {...home.programme, ...calibrated, calibratedAt: now},
    connections: [connection('ghost', {}, now), connection('mailchimp', {}, now)],
    decisions: [...home.notices.values()],
  };
}

/** Two people merged by hand and renamed, two kept apart, and two who share an office's mailbox. */
function addDoubts(home: MemoryHome, now: number): void {
  const [one, other, third, fourth] = home.people().map(({records}) => records.map(({rid}) => rid));
  if (one === undefined || other === undefined || third === undefined || fourth === undefined) return;
  const base = {at: now - 60 * MINUTE};
  home.ingest(
    [],
    [
      {...base, id: 'shot-note', kind: 'note-add', supporter: other[0] ?? '', text: 'Met at the fair in Lyon'},
      {...base, id: 'shot-same', kind: 'decide', word: 'same', left: one, right: other},
      {...base, id: 'shot-apart', kind: 'decide', word: 'not', left: third, right: fourth},
      {...base, id: 'shot-edit', kind: 'edit', supporter: one[0] ?? '', field: 'name', value: 'Augusta Ada King'},
    ],
  );
  home.ingest(
    ['ghost/letters.example/member/office', 'mailchimp/readers/member/office'].map((key, at) => ({
      key,
      source: 'api',
      asOf: now - MINUTE,
      identifiers: [{type: 'email', value: 'office@publisher.example', strength: 'strong'}],
      fields: {name: at === 0 ? 'Publisher’s office' : 'Inés Prats', email: 'office@publisher.example'},
    })),
  );
}

/** A healthy connection, or one in trouble. */
export function connection(vendor: 'ghost' | 'mailchimp', change: Partial<Connection>, now: number): Connection {
  return {
    id: vendor,
    vendor,
    label: vendor === 'ghost' ? 'letters.example' : 'Readers of the letters',
    state: 'idle',
    nextAt: now + 58 * MINUTE,
    lastCompleteAt: now - 2 * MINUTE,
    records: vendor === 'ghost' ? 412 : 350,
    skipped: 0,
    ...change,
  };
}

/** The states of `look.md` that a connection can be in, by name. */
export function troubles(now: number): Record<string, readonly Connection[]> {
  const fine = connection('mailchimp', {}, now);
  return {
    'key-refused': [
      connection('ghost', {state: 'stopped', problem: 'unauthorised', detail: 'HTTP 401', nextAt: null}, now),
      fine,
    ],
    'vendor-slow': [
      connection('ghost', {}, now),
      connection('mailchimp', {state: 'waiting', problem: 'rate-limited', detail: 'HTTP 429', nextAt: now + 18 * MINUTE}, now),
    ],
    unreachable: [connection('ghost', {state: 'waiting', problem: 'unreachable', nextAt: now + 4 * MINUTE}, now), fine],
    syncing: [
      connection('ghost', {state: 'syncing', nextAt: null, progress: {done: 250, expected: 412}, lastCompleteAt: null}, now),
      fine,
    ],
  };
}

function readingsOf(text: string, asOf: number) {
  const read = readExport({text, asOf});
  if (!read.ok) throw new Error(read.problem.code);
  return read.readings;
}
