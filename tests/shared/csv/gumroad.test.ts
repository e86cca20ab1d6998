import {describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import {taxOf} from '#shared/membership/refund';

// The columns of the vendor's own export, in its order, as far as we read them.
const HEADERS = [
  ...['Purchase ID', 'Item Name', 'Buyer Name', 'Purchase Email', 'Buyer Email', 'Do not contact?', 'Purchase Date'],
  ...['Purchase Time (UTC timezone)', 'Subtotal ($)', 'Taxes ($)', 'Shipping ($)', 'Sale Price ($)', 'Street Address', 'City'],
  ...['Zip Code', 'State', 'Country', 'Partial Refund ($)', 'Fully Refunded?', 'Disputed?', 'Dispute Won?', 'Variants'],
  ...['Pre-order authorization?', 'Quantity'],
];
type Sale = Record<string, string | number>;
const ADA: Sale = {
  'Purchase ID': 'p1',
  'Item Name': 'Zine',
  'Buyer Name': 'Ada Adler',
  'Purchase Email': 'Ada@Example.org',
  'Do not contact?': 0,
  'Purchase Date': '2026-11-02',
  'Purchase Time (UTC timezone)': '2026-11-02 14:05:09 UTC',
  'Subtotal ($)': '10.0',
  'Taxes ($)': '2.1',
  'Sale Price ($)': '12.1',
  State: 'Bavaria',
  Country: 'Germany',
  'Partial Refund ($)': '0.0',
  'Fully Refunded?': 0,
  'Disputed?': 0,
};
const TOTALS: Sale = {'Purchase ID': 'Totals', 'Subtotal ($)': '30.0', 'Sale Price ($)': '36.3'};

function read(...sales: Sale[]) {
  const lines = [HEADERS, ...sales.map(sale => HEADERS.map(name => String(sale[name] ?? '')))];
  const text = lines.map(cells => cells.map(cell => `"${cell}"`).join(',')).join('\n');
  const result = readExport({text, asOf: Date.UTC(2026, 10, 20)});
  if (!result.ok) throw new Error(result.problem.code);
  return result;
}
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});

describe('a Gumroad sales export', () => {
  it('makes one person of a buyer’s purchases, and none of the line of totals (F19, LOY-53, SAL-6, SAL-7, SAL-10)', () => {
    const earlier = {
      ...ADA,
      'Purchase ID': 'p0',
      'Buyer Name': 'A. Adler',
      'Purchase Time (UTC timezone)': '2026-10-01 08:00:00 UTC',
    };
    const {readings, rows, problems, vendor} = read(ADA, earlier, TOTALS);
    expect([vendor, rows, problems]).toEqual(['gumroad', 1, []]);
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({
      key: 'gumroad/shop/buyer/ada@example.org',
      identifiers: [{type: 'email', value: 'ada@example.org', strength: 'strong'}],
      fields: {name: 'Ada Adler', email: 'ada@example.org'},
    });
    expect(readings[0]?.orders?.map(({id, at}) => [id, at])).toEqual([
      ['p1', Date.UTC(2026, 10, 2, 14, 5, 9)],
      ['p0', Date.UTC(2026, 9, 1, 8)],
    ]);
  });

  it('tells price from tax (SAL-26, T9)', () => {
    const [order] = read(ADA).readings[0]?.orders ?? [];
    expect(order).toEqual({
      id: 'p1',
      product: 'Zine',
      at: Date.UTC(2026, 10, 2, 14, 5, 9),
      status: 'complete',
      price: usd(1000),
      paid: usd(1210),
    });
    expect(order && taxOf(order)).toEqual(usd(210));
  });

  it('knows how many were bought at once (LOY-76)', () => {
    const units = (quantity: string) => read({...ADA, Quantity: quantity}).readings[0]?.orders?.[0]?.units;
    expect(['3', '3.0', '1', '0', 'many', ''].map(units)).toEqual([3, 3, undefined, undefined, undefined, undefined]);
  });

  it('knows what was refunded, in part, or lost in a dispute (SAL-8, SAL-9)', () => {
    const sale = (id: string, more: Sale) => ({...ADA, 'Purchase ID': id, ...more});
    const {readings} = read(
      sale('whole', {'Fully Refunded?': 1}),
      sale('part', {'Partial Refund ($)': '4.00'}),
      sale('lost', {'Disputed?': 1}),
      sale('won', {'Disputed?': 1, 'Dispute Won?': 1}),
    );
    expect(readings[0]?.orders?.map(({id, status, refunded}) => [id, status, refunded])).toEqual([
      ['whole', 'refunded', undefined],
      ['part', 'complete', usd(400)],
      ['lost', 'refunded', undefined],
      ['won', 'complete', undefined],
    ]);
  });

  it('takes an address only where there is a street, and a no to mail as a no', () => {
    expect(read(ADA).readings[0]?.fields).toEqual({name: 'Ada Adler', email: 'ada@example.org'});
    const [reading] = read({...ADA, 'Street Address': 'Weg 1', City: 'Ulm', 'Zip Code': '89073', 'Do not contact?': 1}).readings;
    expect(reading?.fields.address).toMatchObject({addressee: 'Ada Adler', street: 'Weg 1', zip: '89073'});
    expect(reading?.fields.mailState).toBe('unsubscribed');
  });

  it('names lines without an address or a date and keeps the rest', () => {
    const {readings, problems} = read(
      {...ADA, 'Purchase Email': ''},
      {...ADA, 'Purchase Date': 'soon', 'Purchase Time (UTC timezone)': ''},
    );
    expect(problems).toEqual([
      {line: 2, code: 'missing-email'},
      {line: 3, code: 'bad-date', column: 'Purchase Date', value: 'soon'},
    ]);
    expect(readings[0]?.orders).toBeUndefined();
  });

  it('has no order of what was only reserved', () => {
    expect(read({...ADA, 'Pre-order authorization?': 1}).readings[0]?.orders).toBeUndefined();
  });
});
