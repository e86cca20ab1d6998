import {describe, expect, it} from 'vitest';
import {readPatreonMember} from '#shared/csv/patreon';
import type {Reading} from '#shared/model/record';
import {isChoice} from '../../../worker/connectors/connector.ts';
import {patreon} from '../../../worker/connectors/patreon.ts';
import {clientOf, connected} from '../../contract/connector.ts';
import {createPatreonFake, PATREON_KEY, type PatreonFake} from '../../fakes/vendors/patreon.ts';
import {
  CAMPAIGN,
  memberId,
  type PatreonMember,
  patreonMember,
  userId,
  withAttributes,
} from '../../fakes/vendors/patreon-members.ts';

const START = {since: undefined, page: 0} as const;
const at = (text: string) => Date.parse(text);

async function pullOf(fake: PatreonFake) {
  return patreon.pull(await connected(patreon, fake), START);
}

async function readingOf(attributes: Record<string, unknown>, more: Partial<PatreonMember> = {}): Promise<Reading> {
  const fake = createPatreonFake(0);
  const member = withAttributes(patreonMember(1, more), attributes);
  fake.members.set(member.id, member);
  const [reading] = (await pullOf(fake)).readings;
  if (reading === undefined) throw new Error('no reading');
  return reading;
}

describe('a Patreon member as a reading', () => {
  it('meets the line of the members’ file in one record (CRM-14)', async () => {
    const reading = await readingOf({email: 'Ada@Example.org'}, {account: {is_email_verified: true, social_connections: {}}});
    const cells: Record<string, string> = {'user id': userId(1), email: 'Ada@Example.org', 'patron status': 'Active patron'};
    const row = {line: 2, cells: [], ragged: false, broken: false, cell: (name: string) => cells[name]};
    const context = {account: CAMPAIGN, asOf: 0, headers: [], kind: 'patreon-members' as const, section: undefined};
    const told = readPatreonMember(row, context);
    if (!('reading' in told)) throw new Error('the file names nobody');
    expect(reading.key).toBe(told.reading.key);
    expect(reading.identifiers).toEqual(told.reading.identifiers);
  });

  it('says what a paying member is', async () => {
    const {fields, asOf} = await readingOf({});
    expect(fields).toEqual({
      name: 'Patron 1',
      email: 'member1@example.org',
      paid: true,
      vendorStatus: 'active_patron',
      vendorState: 'active',
      tiers: [{id: '902', name: 'Silver', price: {minorUnits: 500, currency: 'USD'}}],
      pledge: {minorUnits: 500, currency: 'EUR'},
      lifetime: {minorUnits: 5_500, currency: 'EUR'},
      cadenceMonths: 1,
      pledgeStartAt: at('2026-01-01T00:01:00Z'),
      lastChargeAt: at('2026-10-28T00:01:00Z'),
      lastChargeStatus: 'paid',
      nextChargeAt: at('2026-11-27T00:01:00Z'),
    });
    expect(asOf).toBe(Date.UTC(2026, 10, 20));
  });

  it('never takes the start of the latest pledge for the first join (T5)', async () => {
    const {fields, createdAt} = await readingOf({pledge_relationship_start: '2026-09-01T00:00:00.000+00:00'});
    expect(fields.pledgeStartAt).toBe(at('2026-09-01'));
    expect(fields).not.toHaveProperty('joinedAt');
    expect(createdAt).toBeUndefined();
  });

  it('whose charges fail is declined since the first that did, though Patreon has no such date (C3, C13)', async () => {
    const {history} = patreonMember(1);
    const failed = (day: string) => ({id: `f${day}`, date: `${day}T09:00:00Z`, type: 'subscription', payment_status: 'Declined'});
    const attributes = {
      patron_status: 'declined_patron',
      last_charge_status: 'Declined',
      last_charge_date: '2026-11-08T09:00:00Z',
    };
    const {fields} = await readingOf(attributes, {history: [...history, failed('2026-11-05'), failed('2026-11-08')]});
    expect(fields).toMatchObject({
      vendorState: 'declined',
      lastChargeStatus: 'declined',
      declinedAt: at('2026-11-05T09:00:00Z'),
      lastPaidAt: at('2026-10-28T00:01:00Z'),
    });
  });

  it('who cancelled but has access still is a member like any other (C5, T1)', async () => {
    const {fields} = await readingOf({will_pay_amount_cents: 0, next_charge_date: null});
    expect(fields).toMatchObject({vendorState: 'active', pledge: {minorUnits: 500, currency: 'EUR'}});
    expect(fields).not.toHaveProperty('cancelledAt');
    expect(fields).not.toHaveProperty('nextChargeAt');
  });

  it('who left did so when the pledge was deleted (ARM-58)', async () => {
    const ended = {id: 'd1', date: '2026-11-02T10:00:00Z', type: 'pledge_delete', payment_status: null};
    const {fields} = await readingOf({patron_status: 'former_patron'}, {history: [...patreonMember(1).history, ended]});
    expect(fields).toMatchObject({vendorState: 'former', paid: true, cancelledAt: at('2026-11-02T10:00:00Z')});
  });

  it('who left says nothing of tier and pledge, which a file may have', async () => {
    const nothing = {patron_status: 'former_patron', will_pay_amount_cents: 0, currently_entitled_amount_cents: 0};
    const {fields} = await readingOf(nothing, {tiers: []});
    expect(fields).not.toHaveProperty('tiers');
    expect(fields).not.toHaveProperty('pledge');
  });

  it('who never pledged is a free member, not one who pays (C45)', async () => {
    const {fields} = await readingOf({patron_status: null, last_charge_status: null, will_pay_amount_cents: 0}, {tiers: ['900']});
    expect(fields).toMatchObject({paid: false, vendorState: 'free', tiers: [{name: 'Free'}]});
    expect(fields).not.toHaveProperty('vendorStatus');
  });

  it.each([
    [{last_charge_status: 'Pending'}, 'pending', {}],
    [{last_charge_status: 'Free Trial', is_free_trial: true}, 'other', {trial: true}],
    [{last_charge_status: 'Partially Refunded'}, 'refunded', {}],
    [{last_charge_status: 'Deleted'}, 'other', {}],
  ])('with %j is paying while Patreon says so, and only Paid is a payment (C9)', async (attributes, charge, more) => {
    expect((await readingOf(attributes)).fields).toMatchObject({
      paid: true,
      vendorState: 'active',
      lastChargeStatus: charge,
      ...more,
    });
  });

  it('keeps a word of next year as Patreon’s own, and concludes nothing from it', async () => {
    const {fields} = await readingOf({patron_status: 'paused_patron', last_charge_status: 'Disputed'});
    expect(fields).toMatchObject({vendorStatus: 'paused_patron', lastChargeStatus: 'other'});
    expect(fields).not.toHaveProperty('vendorState');
    expect(fields).not.toHaveProperty('paid');
  });

  it('was given a membership: active without a pledge', async () => {
    const {fields} = await readingOf({patron_status: null, is_gifted: true, last_charge_status: null});
    expect(fields).toMatchObject({gifted: true, vendorState: 'active'});
    expect(fields).not.toHaveProperty('paid');
  });

  it('lists the highest tier first, in whatever order Patreon does, and no free one beside it (C2, C9)', async () => {
    for (const tiers of [
      ['901', '903', '900'],
      ['903', '900', '901'],
    ]) {
      expect((await readingOf({}, {tiers})).fields.tiers?.map(({name}) => name)).toEqual(['Gold', 'Bronze']);
    }
  });

  it('without name and address is masked, and still who they are (ARM-22, T6)', async () => {
    const reading = await readingOf({full_name: '', email: null});
    expect(reading.fields).toMatchObject({masked: true});
    expect(reading.identifiers).toEqual([{type: 'patreon-user', value: userId(1), strength: 'strong'}]);
  });

  it('has an address that proves nothing until it is confirmed, and Discord where they linked it', async () => {
    const discord = {user_id: '123456789012345678', scopes: ['identify']};
    const {identifiers} = await readingOf({}, {account: {is_email_verified: false, social_connections: {discord}}});
    expect(identifiers).toContainEqual({type: 'email', value: 'member1@example.org', strength: 'weak'});
    expect(identifiers).toContainEqual({type: 'discord-user', value: '123456789012345678', strength: 'strong'});
  });

  it('has a shipping address where one is told (ARM-55)', async () => {
    const address = {addressee: 'Ada L', line_1: '1 Linden Road', line_2: 'Flat 2', city: 'Porto', country: 'PT', state: null};
    expect((await readingOf({}, {address})).fields.address).toEqual({
      addressee: 'Ada L',
      street: '1 Linden Road, Flat 2',
      city: 'Porto',
      country: 'PT',
    });
  });

  it('paid in the months of its history, once each, and not where it was given back', async () => {
    const event = (date: string, payment_status: string) => ({id: date, date, type: 'subscription', payment_status});
    const history = [
      event('2026-08-01T00:00:00Z', 'Paid'),
      event('2026-08-20T00:00:00Z', 'Paid'),
      event('2026-09-01T00:00:00Z', 'Refunded'),
      event('2026-10-01T00:00:00Z', 'Declined'),
    ];
    const {activities} = await readingOf({}, {history});
    expect(activities).toEqual([
      {key: 'paid/2026-08', at: at('2026-08-01'), action: 'paid'},
      {key: 'paid/2026-09', at: at('2026-09-01'), action: 'paid', undone: true},
    ]);
  });

  it('has amounts without a currency nowhere', async () => {
    const fake = createPatreonFake(1);
    fake.knowsCurrency = false;
    const [reading] = (await pullOf(fake)).readings;
    expect(reading?.fields).toMatchObject({vendorState: 'active', tiers: [{price: {currency: 'USD'}}]});
    expect(reading?.fields).not.toHaveProperty('pledge');
    expect(reading?.fields).not.toHaveProperty('lifetime');
  });
});

describe('the list of Patreon’s members', () => {
  it('is of one campaign, whoever else stands in it (C9)', async () => {
    const fake = createPatreonFake(3);
    const stranger = patreonMember(9, {campaign: '777'});
    fake.members.set(stranger.id, stranger);
    const {readings, bad, remaining} = await pullOf(fake);
    expect(readings.map(({key}) => key)).toEqual([1, 2, 3].map(one => `patreon/${CAMPAIGN}/user/${userId(one)}`));
    expect({bad: bad.length, remaining}).toEqual({bad: 0, remaining: 3});
  });

  it('names a row that cannot be read by its user, as records are', async () => {
    const fake = createPatreonFake(3);
    const access = await connected(patreon, fake);
    fake.faults.push('bad-row');
    expect((await patreon.pull(access, START)).bad).toEqual([
      {id: userId(1), issue: 'the answer has another shape at attributes.patron_status'},
    ]);
  });

  it('knows a member whose user Patreon does not tell by the membership', async () => {
    const fake = createPatreonFake(0);
    fake.members.set(memberId(1), patreonMember(1, {user: null}));
    expect((await pullOf(fake)).readings[0]?.key).toBe(`patreon/${CAMPAIGN}/member/${memberId(1)}`);
  });

  it('is asked for with the history of pledges at first, and without it to look for changes', async () => {
    const fake = createPatreonFake(3);
    const access = await connected(patreon, fake);
    const {resumeFrom} = await patreon.pull(access, START);
    expect(fake.asked.at(-1)).toContain('pledge_history');
    const {readings} = await patreon.pull(access, {since: resumeFrom, page: 0});
    expect(fake.asked.at(-1)).not.toContain('pledge_history');
    expect(fake.asked.at(-1)).toContain('page%5Bcount%5D=1000');
    expect(readings).toHaveLength(3);
  });

  it('is read anew where Patreon no longer knows the place, and refused where it gives one page twice', async () => {
    const fake = createPatreonFake(600);
    const access = await connected(patreon, fake);
    const {next = START} = await patreon.pull(access, START);
    fake.faults.push('cursor-expired');
    await expect(patreon.pull(access, next)).rejects.toMatchObject({code: 'cursor-expired'});
    await patreon.pull(access, START);
    fake.faults.push('repeated');
    await expect(patreon.pull(access, next)).rejects.toMatchObject({code: 'unexpected-shape', detail: 'the same page again'});
  });

  it('is left alone for as long as Patreon asks', async () => {
    const fake = createPatreonFake(1);
    const access = await connected(patreon, fake);
    fake.faults.push('throttled');
    await expect(patreon.pull(access, START)).rejects.toMatchObject({code: 'rate-limited', retryAfterMs: 7_000});
  });
});

describe('connecting Patreon', () => {
  it('offers the campaigns to choose from where there are several', async () => {
    const fake = createPatreonFake(1);
    fake.campaigns.push({id: '4343', attributes: {name: 'Second Notes', currency: 'USD'}});
    const answer = await patreon.connect(clientOf(fake), fake.request, 0);
    expect(answer).toEqual({
      choices: [
        {id: CAMPAIGN, label: 'Field Notes'},
        {id: '4343', label: 'Second Notes'},
      ],
    });
    const chosen = await patreon.connect(clientOf(fake), {...fake.request, account: '4343'}, 0);
    expect(isChoice(chosen) ? undefined : chosen).toMatchObject({
      account: '4343',
      label: 'Second Notes',
      extra: {currency: 'USD'},
    });
    await expect(patreon.connect(clientOf(fake), {...fake.request, account: '1'}, 0)).rejects.toMatchObject({
      code: 'unexpected-shape',
    });
  });

  it.each([
    [{key: PATREON_KEY}, 'https://www.patreon.com/api/oauth2/v2'],
    [{key: ` ${PATREON_KEY}\n`}, 'https://www.patreon.com/api/oauth2/v2'],
    [{key: PATREON_KEY, url: 'http://127.0.0.1:8792'}, 'http://127.0.0.1:8792/api/oauth2/v2'],
    [{key: 'short'}, undefined],
  ])('%j leads to %s', (request, address) => {
    expect(patreon.address({vendor: 'patreon', ...request})).toBe(address);
  });
});
