import {readExport} from '#shared/csv/read-export';
import {starterSegments} from '#shared/filter/starter-segments';
import {calibrate} from '#shared/loyalty/score';
import {owedTo} from '#shared/membership/benefits';
import {deriveStatus} from '#shared/membership/status';
import type {Benefit} from '#shared/model/benefit';
import type {Connection} from '#shared/model/connection';
import type {ProgrammePlan} from '#shared/model/programme';
import {DAY_MS, monthOf} from '#shared/model/time';
import {mailchimpCsv} from '../../fixtures/mailchimp-csv.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld, TIERS} from '../../fixtures/people.ts';
import type {Feed} from './feed-server.ts';

const MINUTE = 60_000;
const BATCH = 500;

/** A workspace with so many people, read from the generated files by the engine itself. `plan`: what its programme is beside the rules. */
export function feedOf(people: number, now: number, plan: Partial<ProgrammePlan> = {}): Feed {
  const home = new MemoryHome(now);
  home.programme = {...home.programme, ...plan};
  const world = drawWorld({members: Math.max(people, 10)});
  for (const readings of [
    readingsOf(patreonCsv(world.patreon), now - 2 * MINUTE),
    readingsOf(mailchimpCsv(world.audience), now - 3 * MINUTE),
  ]) {
    for (let at = 0; at < readings.length; at += BATCH) home.ingest(readings.slice(at, at + BATCH));
  }
  addBenefits(home, now);
  if (people > 5) addDoubts(home, now);
  addRedemptions(home, now);
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
    benefits: BENEFITS,
    decisions: [...home.notices.values()],
  };
}

const BENEFITS: readonly Benefit[] = [
  {
    ...{id: 'stickers', name: 'Stickers by post', each: 'month', source: 'typed', rev: 1, ships: true, from: '2026-10'},
    tiers: Object.values(TIERS).map(({name}) => ({name})),
  },
  {id: 'call', name: 'Welcome call', tiers: [{name: TIERS.gold.name}], each: 'once', source: 'typed', rev: 1},
];

/** Some of the stickers are sent, one person is left out, and whoever got them bought something. */
function addBenefits(home: MemoryHome, now: number): void {
  const people = [...home.supporters.values()].filter(person => owedTo(person, BENEFITS, now).length > 0);
  const word = {at: now - 60 * MINUTE, kind: 'deliver' as const, benefit: 'stickers', month: monthOf(now)};
  for (const [place, {id: supporter}] of people.entries()) {
    if (place % 3 === 0)
      home.ingest([], [{...word, id: `shot-sent-${place}`, supporter, state: 'delivered', tracking: 'LX 00 914'}]);
    if (place === 1) home.ingest([], [{...word, id: 'shot-wont', supporter, state: 'wont'}]);
  }
  const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
  const emails = people.flatMap(({email}, place) => (place % 3 === 0 ? (email?.value ?? []) : []));
  home.ingest(
    emails.map(email => ({
      key: `gumroad/shop/buyer/${email}`,
      source: 'file',
      asOf: now - 2 * MINUTE,
      identifiers: [{type: 'email', value: email, strength: 'strong'}],
      fields: {email},
      orders: [
        {id: 'p1', product: 'Zine 4 (print)', at: now - 3 * DAY_MS, status: 'complete', price: usd(1200), paid: usd(1428)},
        {id: 'p2', product: 'Poster', at: now - 60 * DAY_MS, status: 'complete', paid: usd(2500), refunded: usd(500)},
        {id: 'p3', product: 'Zine 3', at: now - 200 * DAY_MS, status: 'complete', price: usd(900), paid: usd(900)},
        {id: 'p4', product: 'Zine 2', at: now - 300 * DAY_MS, status: 'refunded', paid: usd(900)},
      ],
    })),
  );
}

/** Points by hand for some, and rewards that some of them redeemed. */
function addRedemptions(home: MemoryHome, now: number): void {
  const [reward] = home.programme.rewards ?? [];
  if (reward === undefined) return;
  for (const [place, {id: supporter}] of home.people().slice(0, 40).entries()) {
    const at = now - place * DAY_MS;
    if (place % 3 === 0) {
      home.ingest(
        [],
        [{id: `shot-grant-${place}`, at, kind: 'grant', supporter, points: 300, reason: 'Helped at the fair in Lyon'}],
      );
    }
    if (place % 6 === 0) home.ingest([], [{id: `shot-redeem-${place}`, at, kind: 'redeem', supporter, reward: reward.id}]);
    if (place % 12 === 0) {
      const set = {kind: 'redemption-set' as const, supporter, redemption: `shot-redeem-${place}`, state: 'done' as const};
      home.ingest([], [{id: `shot-done-${place}`, at: now, ...set}]);
    }
  }
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
