import {readdirSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type ExportEvent, type ReadExport, readExport, readPieces} from '#shared/csv/read-export';
import {deriveStatus} from '#shared/membership/status';
import type {Reading} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {fixturePieces} from '../../fixtures/read-fixture.ts';

type Read = Extract<ReadExport, {ok: true}>;

function read(name: string): Read {
  const result = readExport({text: fixturePieces(name).join(''), asOf: NOW});
  if (!result.ok) throw new Error(`${name}: ${result.problem.code}`);
  return result;
}

/** A reading of the file by the address or name of its person. */
function of({readings}: Read, who: string): Reading {
  const found = readings.find(({fields}) => fields.email === who || fields.name === who);
  if (found === undefined) throw new Error(`nobody is ${who}`);
  return found;
}

async function events(pieces: Iterable<string>): Promise<ExportEvent[]> {
  const all: ExportEvent[] = [];
  for await (const event of readPieces(pieces, {asOf: NOW, batchSize: 7})) all.push(event);
  return all;
}

const FILES = readdirSync(new URL('../../fixtures/files/', import.meta.url));

describe('every export whose header we know', () => {
  it.each([
    ['patreon-a.csv', 'patreon-members', 'patreon'],
    ['patreon-a-spreadsheet.csv', 'patreon-members', 'patreon'],
    ['patreon-b.csv', 'patreon-members', 'patreon'],
    ['patreon-b-trailing-comma.csv', 'patreon-members', 'patreon'],
    ['patreon-c.csv', 'patreon-members', 'patreon'],
    ['patreon-d.csv', 'patreon-members-2015', 'patreon'],
    ['mailchimp-subscribed.csv', 'mailchimp-subscribed', 'mailchimp'],
    ['mailchimp-unsubscribed.csv', 'mailchimp-unsubscribed', 'mailchimp'],
    ['mailchimp-cleaned.csv', 'mailchimp-cleaned', 'mailchimp'],
    ['mailchimp-german.csv', 'mailchimp-subscribed', 'mailchimp'],
    ['ghost-members.csv', 'ghost-members', 'ghost'],
    ['substack.csv', 'substack-subscribers', 'substack'],
    ['substack-signups-older.csv', 'substack-subscribers', 'substack'],
    ['substack-subscribers-older.csv', 'substack-subscribers', 'substack'],
    ['beehiiv.csv', 'beehiiv-subscribers', 'beehiiv'],
    ['youtube.csv', 'youtube-members', 'youtube'],
    ['youtube-tabs.txt', 'youtube-members', 'youtube'],
    ['kofi.csv', 'kofi-transactions', 'kofi'],
    ['kofi-older.csv', 'kofi-transactions', 'kofi'],
    ['gumroad-sales.csv', 'gumroad-sales', 'gumroad'],
    ['gumroad-followers.csv', 'gumroad-followers', 'gumroad'],
  ])('%s is read without a setting (F42, CRM-22)', (name, kind, vendor) => {
    const {readings, ...file} = read(name);
    expect(file).toMatchObject({kind, vendor});
    expect(readings.length).toBeGreaterThan(1);
    for (const {key} of readings) expect(key).toMatch(new RegExp(`^${vendor}/${file.account}/[a-z-]+/[^/]+$`));
    expect(new Set(readings.map(({key}) => key)).size).toBe(readings.length);
  });

  it('reads the same wherever the bytes are cut', async () => {
    const whole = new Map<string, string>();
    for (const name of FILES) whole.set(name, said(await events(fixturePieces(name))));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), fc.array(fc.nat(), {maxLength: 20}), async (name, cuts) => {
        expect(said(await events(fixturePieces(name, cuts)))).toBe(whole.get(name));
      }),
      {numRuns: 200},
    );
  });

  it('changes nothing when it comes twice', () => {
    for (const name of FILES.filter(file => !/^(bad|other|patreon-sales)/.test(file))) {
      const home = new MemoryHome(NOW);
      home.ingest(read(name).readings);
      const {written} = home;
      expect(written).toBeGreaterThan(0);
      home.ingest(read(name).readings);
      expect([name, home.written]).toEqual([name, written]);
    }
  });

  it('meets the records of a connected account', () => {
    const text = fixturePieces('ghost-members.csv').join('');
    const file = readExport({text, asOf: NOW, accounts: {ghost: 'blog.example.org', mailchimp: 'a1'}});
    expect(file.ok && file.readings[0]?.key).toBe('ghost/blog.example.org/member/64f1c0a2b3d4e5f601234561');
  });
});

/** Everything that was handed on but how much text had come by then, which is a matter of the cuts. */
function said(all: readonly ExportEvent[]): string {
  return JSON.stringify(all.map(event => (event.type === 'readings' ? {...event, characters: 0} : event)));
}

describe('Ghost’s members', () => {
  const file = read('ghost-members.csv');

  it('carry id, address, customer, tiers and labels (ARM-65)', () => {
    expect(of(file, 'ada@example.org')).toEqual({
      key: 'ghost/site/member/64f1c0a2b3d4e5f601234561',
      source: 'file',
      asOf: NOW,
      createdAt: Date.UTC(2024, 1, 3, 10),
      identifiers: [
        {type: 'ghost-member', value: '64f1c0a2b3d4e5f601234561', account: 'site', strength: 'strong'},
        {type: 'email', value: 'ada@example.org', strength: 'strong'},
        {type: 'stripe-customer', value: 'cus_Ada123', strength: 'strong'},
      ],
      fields: {
        name: 'Ada Adler',
        email: 'ada@example.org',
        note: 'Met in Graz, likes tea',
        paid: true,
        vendorState: 'active',
        tiers: [{name: 'Gold'}],
        joinedAt: Date.UTC(2024, 1, 3, 10),
        mailState: 'subscribed',
        labels: ['VIP', 'Wave 1'],
      },
    });
  });

  it('are free, complimentary or gifted, and a customer without a tier is not said to be either', () => {
    expect(of(file, 'bela@example.org').fields).toMatchObject({paid: false, vendorState: 'free', mailState: 'unsubscribed'});
    expect(of(file, 'chen@example.org').fields).toMatchObject({vendorState: 'active', complimentary: true});
    expect(of(file, 'emil@example.org').fields).toMatchObject({vendorState: 'active', gifted: true});
    expect(of(file, 'dora@example.org').fields).not.toHaveProperty('vendorState');
    expect(file.readings.filter(({deleted}) => deleted).map(({key}) => key)).toEqual([
      'ghost/site/member/64f1c0a2b3d4e5f601234566',
    ]);
    expect(of(file, 'gil@example.org').key).toBe('ghost/site/member/gil@example.org');
  });
});

describe('Substack’s subscribers', () => {
  it('pay by their plan, are given it, left or never paid', () => {
    const file = read('substack.csv');
    expect(of(file, 'ada@example.org')).toMatchObject({
      key: 'substack/publication/subscriber/ada@example.org',
      fields: {
        paid: true,
        vendorState: 'active',
        cadenceMonths: 12,
        tiers: [{name: 'yearly'}],
        accessUntil: Date.UTC(2027, 0, 1),
      },
    });
    expect(of(file, 'bela@example.org').fields).toMatchObject({cadenceMonths: 1, mailState: 'unsubscribed'});
    expect(of(file, 'dora@example.org').fields).toMatchObject({paid: false, vendorState: 'active', complimentary: true});
    expect(of(file, 'emil@example.org').fields).toMatchObject({paid: true, vendorState: 'former'});
    expect(of(file, 'fay@example.org').fields).toMatchObject({paid: false, vendorState: 'free'});
  });

  it('who had themselves erased are left out and counted', () => {
    const {readings, rows, skipped, problems} = read('substack.csv');
    expect([rows, readings.length, problems, skipped]).toEqual([6, 6, [], {erased: 2}]);
    expect(JSON.stringify(readings)).not.toContain('deletion-request');
    expect(read('substack-signups-older.csv').skipped).toEqual({erased: 1});
  });

  it('are read from both older forms too', () => {
    const signups = read('substack-signups-older.csv');
    expect(of(signups, 'ada@example.org').fields).toMatchObject({
      paid: true,
      vendorState: 'active',
      custom: {prefer_digests: 'false'},
    });
    expect(of(signups, 'bela@example.org').fields).toMatchObject({paid: false, vendorState: 'free', mailState: 'unsubscribed'});
    const subscribers = read('substack-subscribers-older.csv');
    expect(of(subscribers, 'ada@example.org').identifiers).toContainEqual({
      type: 'stripe-customer',
      value: 'cus_Ada123',
      strength: 'strong',
    });
    expect(of(subscribers, 'bela@example.org').fields.vendorState).toBe('former');
    expect(of(subscribers, 'chen@example.org').fields).toMatchObject({vendorState: 'active', complimentary: true});
    expect(of(subscribers, 'dora@example.org').fields).toMatchObject({vendorState: 'active', gifted: true});
  });
});

describe('beehiiv’s subscribers', () => {
  const file = read('beehiiv.csv');

  it('have the tiers whose column says yes', () => {
    expect(of(file, 'ada@example.org')).toMatchObject({
      createdAt: Date.UTC(2023, 2, 24, 10, 36, 47),
      fields: {
        name: 'Ada Adler',
        paid: true,
        tiers: [{name: 'Premium Tier'}],
        mailState: 'subscribed',
        custom: {'Favourite colour': 'Green'},
      },
    });
    expect(of(file, 'bela@example.org').fields).toMatchObject({paid: false, vendorState: 'free', tiers: []});
    expect(of(file, 'chen@example.org').fields).toMatchObject({paid: false, complimentary: true, mailState: 'unsubscribed'});
  });

  it('prove nothing by an address that was never confirmed, and a date of leaving outweighs the status', () => {
    expect(of(file, 'dora@example.org').identifiers).toEqual([{type: 'email', value: 'dora@example.org', strength: 'weak'}]);
    expect(of(file, 'emil@example.org').fields.mailState).toBe('unsubscribed');
  });
});

describe('YouTube’s members', () => {
  it.each(['youtube.csv', 'youtube-tabs.txt'])('are known by the channel in the link to their profile, in %s', name => {
    const file = read(name);
    expect(of(file, 'Ada Adler')).toMatchObject({
      key: 'youtube/channel/member/UCaaaaaaaaaaaaaaaaaaaaaa',
      identifiers: [{type: 'youtube-channel', value: 'UCaaaaaaaaaaaaaaaaaaaaaa', strength: 'strong'}],
      fields: {
        paid: true,
        tiers: [{name: 'Gold'}],
        joinedAt: Date.UTC(2026, 4, 31, 5, 37, 38),
        custom: {'Total time as member (months)': '5.7'},
      },
    });
    expect(of(file, 'Brandt, Béla').fields).toMatchObject({pledgeStartAt: Date.UTC(2025, 10, 2, 8)});
    expect(of(file, 'Brandt, Béla').fields.joinedAt).toBeUndefined();
    expect(of(file, 'Dora')).toMatchObject({
      key: 'youtube/channel/handle/dora.draws',
      identifiers: [{type: 'handle', value: 'dora.draws', account: 'youtube', strength: 'weak'}],
    });
    expect(file.problems).toEqual([{line: 6, code: 'missing-email'}]);
  });
});

describe('Ko-fi’s transactions', () => {
  const file = read('kofi.csv');

  it('are tips and orders of one supporter, whatever case their address is in', () => {
    const ada = of(file, 'ada@example.org');
    expect(ada.orders?.map(({id, product, paid}) => [id, product, paid])).toEqual([
      ['tx1', 'Ko-fi Support', {minorUnits: 300, currency: 'EUR'}],
      ['tx6', 'Sticker sheet', {minorUnits: 101_250, currency: 'EUR'}],
    ]);
    expect(ada.activities).toEqual([
      {key: 'paid/tx1', at: Date.UTC(2026, 6, 1, 13, 4, 30), action: 'paid', subject: 'Ko-fi Support'},
    ]);
  });

  it('count what came in alone, and each month of a membership once', () => {
    expect(file.skipped).toEqual({outgoing: 1});
    expect(file.problems).toEqual([{line: 10, code: 'missing-email'}]);
    expect(file.rows).toBe(4);
    const home = new MemoryHome(NOW);
    home.ingest(file.readings);
    const bela = home.people().find(({records}) => records.some(({fields}) => fields.email === 'bela@example.org'));
    expect(bela?.activity?.newest.map(({key}) => key)).toEqual(['paid/2026-10', 'paid/2026-09', 'paid/2026-08']);
    expect(bela && deriveStatus(bela, NOW)).toMatchObject({kind: 'paid', state: 'active'});
  });

  it('tell of nobody who left, so that silence for a month and a week before the last line does', () => {
    expect(of(file, 'chen@example.org')).toMatchObject({
      asOf: Date.UTC(2026, 9, 10, 10),
      fields: {vendorState: 'former', accessUntil: Date.UTC(2026, 4, 9, 10)},
    });
    expect(of(file, 'bela@example.org').fields.vendorState).toBe('active');
  });

  it('are read from the older form', () => {
    const older = read('kofi-older.csv');
    expect(of(older, 'ada@example.org').orders?.map(({paid}) => paid.minorUnits)).toEqual([1_000, 500]);
    expect(of(older, 'shop@example.org').activities).toBeUndefined();
  });
});

describe('Gumroad’s files', () => {
  it('are sales without their line of totals, and followers with the day they began', () => {
    const sales = read('gumroad-sales.csv');
    expect(sales.skipped).toEqual({totals: 1});
    expect(sales.readings.map(({orders}) => orders?.map(({id, status}) => [id, status]))).toEqual([
      [
        ['p1', 'complete'],
        ['p3', 'complete'],
      ],
      [['p2', 'refunded']],
    ]);
    expect(of(read('gumroad-followers.csv'), 'ada@example.org')).toMatchObject({
      key: 'gumroad/shop/follower/ada@example.org',
      fields: {mailState: 'subscribed', mailOptInAt: Date.UTC(2025, 5, 1, 10)},
      activities: [{key: 'followed', at: Date.UTC(2025, 5, 1, 10), action: 'followed'}],
    });
  });
});
