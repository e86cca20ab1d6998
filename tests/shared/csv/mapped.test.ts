import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {guessMapping} from '#shared/csv/guess-mapping';
import {fingerprintOf, type Mapping} from '#shared/csv/mapping';
import {type ReadExport, readExport} from '#shared/csv/read-export';
import {NOW} from '../../fixtures/arbitrary.ts';
import {writeCsv} from '../../fixtures/csv.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {fixturePieces} from '../../fixtures/read-fixture.ts';

const SALES = fixturePieces('patreon-sales.csv').join('');

function refusedSample(text: string) {
  const result = readExport({text, asOf: NOW});
  if (result.ok || result.problem.sample === undefined) throw new Error('not refused with a sample');
  return result.problem.sample;
}

function read(text: string, mapping: Mapping): Extract<ReadExport, {ok: true}> {
  const result = readExport({text, asOf: NOW, mappings: [mapping]});
  if (!result.ok) throw new Error(result.problem.code);
  return result;
}

const guessed = (text: string, fileName: string) =>
  guessMapping({sample: refusedSample(text), fileName, currency: 'USD', dates: 'day-first'});

const HEADERS = ['Who', 'Mail', 'Kind', 'How much', 'Since', 'State', 'Words', 'Parcel', 'Shoe size'];
const PEOPLE: Mapping = {
  fingerprint: fingerprintOf(HEADERS),
  name: 'Our own list',
  vendor: 'table',
  lines: 'people',
  columns: {
    name: 'Who',
    email: 'Mail',
    tier: 'Kind',
    amount: 'How much',
    date: 'Since',
    status: 'State',
    tags: 'Words',
    tracking: 'Parcel',
  },
  email: 'weak',
  currency: 'EUR',
  dates: 'day-first',
};
const people = (...rows: string[][]) => writeCsv([HEADERS, ...rows]);
const ADA = ['Ada Adler', 'Ada@example.org', 'Gold', '12,50', '03/11/2025', 'Active', 'vip; "press"', 'XY1', '38'];

describe('a table that the creator explained', () => {
  it('is refused with its first lines as long as nobody did, and read by its mapping from then on (CRM-22)', () => {
    expect(refusedSample(SALES)).toMatchObject({
      headers: ['Order ID', 'Customer', 'Product', 'Date purchased', 'Status', 'Total paid'],
    });
    expect(refusedSample(SALES).rows[2]?.[2]).toBe('Zine 4, signed');
    const many = people(...Array.from({length: 80}, () => ADA));
    expect(refusedSample(many).rows).toHaveLength(50);
    expect(read(SALES, guessed(SALES, 'Patreon Sales.csv'))).toMatchObject({ok: true, kind: 'table-orders', vendor: 'patreon'});
  });

  it('of Patreon’s sales becomes orders of people known by name alone (SAL-6)', () => {
    const file = read(SALES, guessed(SALES, 'Patreon Sales.csv'));
    expect(file.readings.map(({key, identifiers}) => [key, identifiers])).toEqual([
      [`patreon/campaign/table/${file.mapping?.fingerprint}:name:ada adler`, []],
      [`patreon/campaign/table/${file.mapping?.fingerprint}:name:bela brandt`, []],
    ]);
    expect(file.readings[0]?.orders).toEqual([
      {
        id: 'P-1001',
        product: 'Sticker sheet',
        at: Date.UTC(2026, 9, 3),
        status: 'complete',
        paid: {minorUnits: 1200, currency: 'USD'},
      },
      {
        id: 'P-1003',
        product: 'Zine 4, signed',
        at: Date.UTC(2026, 9, 9),
        status: 'complete',
        paid: {minorUnits: 101_500, currency: 'USD'},
      },
    ]);
    expect(file.readings[1]?.orders?.[0]?.status).toBe('refunded');
    expect(file.rows).toBe(2);
  });

  it('of people gives fields, and keeps columns without a use by their own header', () => {
    const file = read(people(ADA), PEOPLE);
    expect(file).toMatchObject({kind: 'table-people', vendor: 'table', account: PEOPLE.fingerprint, holdsBack: false});
    expect(file.readings[0]).toEqual({
      key: `table/${PEOPLE.fingerprint}/person/email:ada@example.org`,
      source: 'file',
      asOf: NOW,
      identifiers: [{type: 'email', value: 'ada@example.org', strength: 'weak'}],
      fields: {
        name: 'Ada Adler',
        email: 'ada@example.org',
        paid: true,
        vendorStatus: 'Active',
        vendorState: 'active',
        tiers: [{name: 'Gold'}],
        pledge: {minorUnits: 1250, currency: 'EUR'},
        joinedAt: Date.UTC(2025, 10, 3),
        labels: ['vip', 'press'],
        custom: {Parcel: 'XY1', 'Shoe size': '38'},
      },
    });
    expect(read(people(ADA), {...PEOPLE, email: 'strong'}).readings[0]?.identifiers[0]?.strength).toBe('strong');
    expect(read(people(ADA), {...PEOPLE, dates: 'month-first'}).readings[0]?.fields.joinedAt).toBe(Date.UTC(2025, 2, 11));
  });

  it.each([
    ['Active', 'active'],
    ['payé', 'active'],
    ['Inactive', 'former'],
    ['Résilié', 'former'],
    ['cancelado', 'former'],
    ['Past due', 'declined'],
    ['échoué', 'declined'],
    ['Gratuit', 'free'],
    ['Zork', undefined],
  ])('takes the status “%s” for %s', (word, state) => {
    const [reading] = read(people(ADA.map((cell, at) => (at === 5 ? word : cell))), PEOPLE).readings;
    expect([reading?.fields.vendorState, reading?.fields.vendorStatus]).toEqual([state, word]);
  });

  it.each([
    ['Subscribed', 'subscribed'],
    ['Désabonnée', 'unsubscribed'],
    ['Bounced', 'cleaned'],
    ['Spam complaint', 'complained'],
    ['sin confirmar', 'pending'],
    ['Active', undefined],
  ])('takes the status “%s” of a plain list of addresses for mail, and nobody’s for a payment', (word, mailState) => {
    const {tier: _, amount: __, ...columns} = PEOPLE.columns;
    const [reading] = read(people(ADA.map((cell, at) => (at === 5 ? word : cell))), {...PEOPLE, columns}).readings;
    expect(reading?.fields).toMatchObject({vendorStatus: word});
    expect([reading?.fields.mailState, reading?.fields.paid, reading?.fields.vendorState]).toEqual([
      mailState,
      undefined,
      undefined,
    ]);
  });

  it('hears a no to mail in a table of members too', () => {
    const [reading] = read(people(ADA.map((cell, at) => (at === 5 ? 'Unsubscribed' : cell))), PEOPLE).readings;
    expect(reading?.fields).toMatchObject({mailState: 'unsubscribed', paid: true});
    expect(reading?.fields.vendorState).toBeUndefined();
  });

  it('keeps the key of each person over imports, in any order of lines and columns', () => {
    const rows = [ADA, ['Béla', 'bela@example.org', '', '', '', '', '', '', ''], ['Nur Name', '', '', '', '', '', '', '', '']];
    const keys = (text: string) => read(text, PEOPLE).readings.map(({key}) => key);
    const once = keys(people(...rows));
    expect(once).toHaveLength(3);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, {minLength: 3}),
        fc.shuffledSubarray(
          HEADERS.map((_, at) => at),
          {minLength: HEADERS.length},
        ),
        (lines, places) => {
          const turned = [HEADERS, ...lines].map(cells => places.map(at => cells[at] ?? ''));
          expect(keys(writeCsv(turned)).toSorted()).toEqual(once.toSorted());
        },
      ),
    );
  });

  it('names each cell and line that cannot be read', () => {
    const file = read(
      people(
        ADA.map((cell, at) => (at === 3 ? 'lots' : at === 4 ? '31/31/2026' : cell)),
        ['', 'no address', 'Gold', '', '', '', '', '', ''],
      ),
      PEOPLE,
    );
    expect(file.problems).toEqual([
      {line: 2, code: 'bad-amount', column: 'How much', value: 'lots'},
      {line: 2, code: 'bad-date', column: 'Since', value: '31/31/2026'},
      {line: 3, code: 'missing-email'},
    ]);
    expect(file.readings).toHaveLength(1);
  });
});

describe('a table of orders', () => {
  const headers = ['Ref', 'Mail', 'When', 'Paid', 'Cur', 'Tax', 'Back', 'State', 'Parcel', 'What'];
  const mapping: Mapping = {
    fingerprint: fingerprintOf(headers),
    name: 'Fair',
    vendor: 'table',
    lines: 'orders',
    columns: {
      ...{'order-id': 'Ref', email: 'Mail', date: 'When', amount: 'Paid', currency: 'Cur', tax: 'Tax', refunded: 'Back'},
      ...{status: 'State', tracking: 'Parcel', product: 'What'},
    },
    email: 'strong',
    currency: 'EUR',
    dates: 'month-first',
  };
  const orders = (...rows: string[][]) => read(writeCsv([headers, ...rows]), mapping).readings;
  const sold = (cells: Partial<Record<string, string>>) =>
    headers.map(
      header => cells[header] ?? {Ref: 'r1', Mail: 'ada@example.org', When: 'Nov 3, 2026 2:05 PM', Paid: '12.10'}[header] ?? '',
    );

  it('takes price, tax, currency, refunds and the number of the newest parcel', () => {
    const [ada] = orders(
      sold({Tax: '2.10', Cur: 'usd', What: 'Zine', Parcel: 'OLD'}),
      sold({Ref: 'r2', When: '11/05/2026', Back: '2.00', Parcel: 'NEW'}),
      sold({Ref: 'r3', State: 'Remboursée'}),
    );
    expect(ada?.fields.custom).toEqual({Parcel: 'NEW'});
    expect(ada?.orders).toEqual([
      {
        id: 'r1',
        product: 'Zine',
        at: Date.UTC(2026, 10, 3, 14, 5),
        status: 'complete',
        price: {minorUnits: 1000, currency: 'USD'},
        paid: {minorUnits: 1210, currency: 'USD'},
      },
      {
        id: 'r2',
        product: 'Fair',
        at: Date.UTC(2026, 10, 5),
        status: 'complete',
        paid: {minorUnits: 1210, currency: 'EUR'},
        refunded: {minorUnits: 200, currency: 'EUR'},
      },
      {
        id: 'r3',
        product: 'Fair',
        at: Date.UTC(2026, 10, 3, 14, 5),
        status: 'refunded',
        paid: {minorUnits: 1210, currency: 'EUR'},
      },
    ]);
  });

  it('knows an order without an id by what it says, so that it is not bought again at each import', () => {
    const rows = [sold({Ref: ''}), sold({Ref: '', What: 'Poster'}), sold({Ref: '', Paid: '3 £'})];
    const [once] = orders(...rows);
    const [again] = orders(...rows.toReversed());
    expect(once?.orders).toHaveLength(3);
    expect(new Set(again?.orders?.map(({id}) => id))).toEqual(new Set(once?.orders?.map(({id}) => id)));
    expect(once?.orders?.[2]?.paid).toEqual({minorUnits: 300, currency: 'GBP'});
    const home = new MemoryHome(NOW);
    home.ingest(orders(...rows));
    const {written} = home;
    home.ingest(orders(...rows));
    expect(home.written).toBe(written);
  });

  it('takes what was never paid for no order', () => {
    const [ada] = orders(sold({State: 'Pending'}), sold({Ref: 'r2', State: 'Échouée'}));
    expect(ada).not.toHaveProperty('orders');
  });
});
