import {describe, expect, it} from 'vitest';
import {type ReadExport, readExport} from '#shared/csv/read-export';
import {deriveStatus} from '#shared/membership/status';
import {NOW} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const A =
  'Name,Email,Discord,Patron Status,Follows You,Free Member,Free Trial,Lifetime Amount,Pledge Amount,Charge Frequency,Tier,Addressee,Street,City,State,Zip,Country,Phone,Patronage Since Date,Last Charge Date,Last Charge Status,Additional Details,User ID,Last Updated,Currency,Max Posts,Access Expiration,Next Charge Date,Full country name,Subscription Source';
const B =
  'Name,Email,Twitter,Discord,Patron Status,Follows You,Lifetime Amount,Pledge Amount,Charge Frequency,Tier,Addressee,Street,City,State,Zip,Country,Phone,Patronage Since Date,Last Charge Date,Last Charge Status,Additional Details,User ID,Last Updated,Currency,Max Posts,Access Expiration,Next Charge Date';
const C = B.replace('Lifetime Amount', 'Lifetime $').replace('Pledge Amount', 'Pledge $').replace('Max Posts', 'Max Amount');
const D = 'FirstName,LastName,Email,Pledge,Lifetime,Status,Twitter,Street,City,State,Zip,Country,Start,MaxAmount,Complete';

/** A line of a file with this header; cells that are not named stay blank. */
function line(header: string, cells: Record<string, string>): string {
  return header
    .split(',')
    .map(name => (/[",\n]/.test(cells[name] ?? '') ? `"${(cells[name] ?? '').replaceAll('"', '""')}"` : (cells[name] ?? '')))
    .join(',');
}

function read(text: string): Extract<ReadExport, {ok: true}> {
  const result = readExport({text, asOf: NOW});
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result;
}

const ada = {
  Name: 'Ada Adler',
  Email: 'Ada@example.org',
  'Patron Status': 'Active patron',
  Tier: 'Gold',
  'User ID': '77',
  Currency: 'EUR',
};

describe('readExport', () => {
  it('reads the members export of 2026 (ARM-65, ARM-73, ARM-74)', () => {
    const text = `${A}\r\n${line(A, {...ada, 'Pledge Amount': '12.75', 'Lifetime Amount': '153.00', 'Last Charge Date': '2026-11-01 08:00:00', 'Last Charge Status': 'Paid', 'Additional Details': 'Likes "tea", and\nlong notes'})}\r\n`;
    const {kind, readings, problems} = read(text);
    expect(kind).toBe('patreon-members');
    expect(problems).toEqual([]);
    expect(readings[0]).toMatchObject({
      key: 'patreon/campaign/user/77',
      identifiers: [
        {type: 'email', value: 'ada@example.org', strength: 'strong'},
        {type: 'patreon-user', value: '77', strength: 'strong'},
      ],
      fields: {
        name: 'Ada Adler',
        pledge: {minorUnits: 1275, currency: 'EUR'},
        lifetime: {minorUnits: 15300, currency: 'EUR'},
        tiers: [{name: 'Gold'}],
        lastChargeAt: Date.UTC(2026, 10, 1, 8),
        lastChargeStatus: 'paid',
        note: 'Likes "tea", and\nlong notes',
      },
    });
  });

  it('reads the export of 2023, a trailing comma and dates with microseconds included', () => {
    const text = `${B},\n${line(B, {...ada, 'Patronage Since Date': '2023-04-05 06:07:08.123456'})},\n`;
    const {readings, problems} = read(text);
    expect(problems).toEqual([]);
    expect(readings[0]?.fields.pledgeStartAt).toBe(Date.UTC(2023, 3, 5, 6, 7, 8));
  });

  it('reads the export of 2018 with dollar columns, thousands and the monthly maximum (ARM-48)', () => {
    const {readings} = read(`${C}\n${line(C, {...ada, 'Lifetime $': '$1,234.00', 'Max Amount': '$20', Currency: 'USD'})}`);
    expect(readings[0]?.fields).toMatchObject({
      lifetime: {minorUnits: 123_400, currency: 'USD'},
      monthlyMaximum: {minorUnits: 2_000, currency: 'USD'},
    });
  });

  it('reads the export of 2015 with its reward sections', () => {
    const text = `${D}\n$5+ Reward,,,,,,,,,,,,,,\n${line(D, {FirstName: 'Ada', LastName: 'Adler', Email: 'ada@example.org', Pledge: '5.00', Lifetime: '60.00', Start: '2015-01-02 03:04:05.678'})}`;
    const {kind, readings, rows} = read(text);
    expect([kind, rows]).toEqual(['patreon-members-2015', 1]);
    expect(readings[0]).toMatchObject({
      key: 'patreon/campaign/email/ada@example.org',
      fields: {name: 'Ada Adler', tiers: [{name: '$5+ Reward'}]},
    });
  });

  it.each([
    ['Active patron', 'Paid', 'paid', 'active'],
    ['Declined patron', 'Declined', 'paid', 'declined'],
    ['Former patron', 'Paid', 'paid', 'cancelled'],
    ['', '--', 'free', 'active'],
    ['', '', 'free', 'active'],
  ])('takes status “%s” with last charge “%s” for %s and %s (T4, ARM-46)', (status, charge, kind, state) => {
    const home = new MemoryHome(NOW);
    home.ingest(read(`${A}\n${line(A, {...ada, 'Patron Status': status, 'Last Charge Status': charge})}`).readings);
    const [person] = home.people();
    expect(person && deriveStatus(person, NOW)).toMatchObject({kind, state});
  });

  it('keeps a member whose name and e-mail are hidden (T6, ARM-22)', () => {
    const {readings} = read(`${A}\n${line(A, {'User ID': '78', 'Patron Status': 'Active patron'})}`);
    expect(readings[0]).toMatchObject({key: 'patreon/campaign/user/78', fields: {masked: true}});
  });

  const MAILCHIMP = 'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,LAST_CHANGED,LEID,EUID,NOTES,TAGS';
  it('reads the three Mailchimp files and their quoted tags (CRM-16)', () => {
    const cells = {
      'Email Address': 'ada@example.org',
      'First Name': 'Ada',
      EUID: 'e1',
      LEID: '1',
      OPTIN_TIME: '2025-01-02 03:04:05',
      TAGS: '"VIP","Wave 1"',
    };
    expect(read(`${MAILCHIMP}\n${line(MAILCHIMP, cells)}`).readings[0]).toMatchObject({
      key: 'mailchimp/audience/member/e1',
      fields: {name: 'Ada', mailState: 'subscribed', labels: ['VIP', 'Wave 1'], mailOptInAt: Date.UTC(2025, 0, 2, 3, 4, 5)},
    });
    const unsubscribed = MAILCHIMP.replace('NOTES', 'UNSUB_TIME,NOTES');
    expect(read(`${unsubscribed}\n${line(unsubscribed, cells)}`).readings[0]?.fields.mailState).toBe('unsubscribed');
    const cleaned = MAILCHIMP.replace('NOTES', 'CLEAN_TIME,NOTES');
    expect(read(`${cleaned}\n${line(cleaned, cells)}`).readings[0]?.identifiers[0]?.strength).toBe('weak');
  });

  it('finds the address by content where the audience has its own labels', () => {
    const header = MAILCHIMP.replace('Email Address', 'Deine E-Mail Adresse');
    expect(
      read(`${header}\n${line(header, {'Deine E-Mail Adresse': 'ada@example.org', EUID: 'e1'})}`).readings[0]?.fields.email,
    ).toBe('ada@example.org');
  });

  it('reads semicolons, tabs and a leading BOM', () => {
    for (const mark of [';', '\t']) {
      const text = `\uFEFF${A.replaceAll(',', mark)}\n${line(A, ada).replaceAll(',', mark)}`;
      expect(read(text).readings[0]?.fields.name).toBe('Ada Adler');
    }
  });

  it('names each bad line and keeps all the others', () => {
    const lines = [
      line(A, {...ada, 'Additional Details': 'two\nlines'}),
      line(A, {...ada, 'User ID': '', Email: ''}),
      'Bela,bela@example.org,too,short',
      line(A, {...ada}),
      line(A, {...ada, 'User ID': '79', 'Pledge Amount': 'lots', 'Last Charge Date': 'soon'}),
      line(A, {...ada, 'User ID': '80', Name: '=HYPERLINK("http://x","y")'}),
    ];
    const {readings, problems, rows} = read(`${A}\n${lines.join('\n')}\n`);
    expect(problems).toEqual([
      {line: 4, code: 'missing-email'},
      {line: 5, code: 'ragged'},
      {line: 6, code: 'duplicate'},
      {line: 7, code: 'bad-amount', column: 'pledge amount', value: 'lots'},
      {line: 7, code: 'bad-date', column: 'last charge date', value: 'soon'},
    ]);
    expect(rows).toBe(6);
    expect(readings.map(reading => [reading.key, reading.fields.name])).toEqual([
      ['patreon/campaign/user/77', 'Ada Adler'],
      ['patreon/campaign/user/79', 'Ada Adler'],
      ['patreon/campaign/user/80', '=HYPERLINK("http://x","y")'],
    ]);
  });

  it('changes nothing when a file comes twice', () => {
    const home = new MemoryHome(NOW);
    const text = `${A}\n${line(A, ada)}\n${line(A, {...ada, 'User ID': '78', Email: 'bela@example.org'})}`;
    home.ingest(read(text).readings);
    const {written} = home;
    home.ingest(readAgain(text));
    expect(home.written).toBe(written);
  });

  it.each([
    ['', {code: 'empty'}],
    ['  \n ', {code: 'empty'}],
    ['<!doctype html><p>Log in</p>', {code: 'not-a-table'}],
    ['{"members": []}', {code: 'not-a-table'}],
    ['PK\u0003\u0004zip', {code: 'not-a-table'}],
    ['just some words', {code: 'not-a-table'}],
    ['first,second\n1,2', {code: 'unknown-table', headers: ['first', 'second']}],
    [A, {code: 'no-rows', vendor: 'patreon'}],
  ])('refuses %j and says why', (text, problem) => {
    expect(readExport({text, asOf: NOW})).toMatchObject({ok: false, problem});
  });
});

function readAgain(text: string) {
  const result = readExport({text, asOf: NOW + 86_400_000});
  return result.ok ? result.readings : [];
}
