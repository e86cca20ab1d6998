import {type CellReader, cellReader} from '#shared/csv/cell-reader';
import {defined, flagCell, textCell, timeCell} from '#shared/csv/cells';
import {keyPart} from '#shared/csv/key-part';
import type {ReadRow, RowProblem} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {Purchase} from '#shared/model/purchase';
import type {PostalAddress} from '#shared/model/record';

/*
 * The sales export: one line for each purchase, all amounts in dollars, a line of totals at the end. Columns of
 * app/services/exports/purchase_export_service.rb of antiwork/gumroad, November 2026.
 */

const MOST_PRODUCT = 200;

/** Reads one purchase. The buyer is known by the address that the receipt went to; nobody has to be a member (F19). */
export const readGumroadSale: ReadRow = (row, {account, asOf}) => {
  const id = textCell(row.cell('purchase id'));
  const email = normaliseEmail(row.cell('purchase email') ?? '');
  if (id === 'Totals' && email === undefined) return {skip: 'totals'};
  if (email === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const cells = cellReader(row);
  const {problems} = cells;
  const order = id === undefined ? undefined : orderOf(row, id, cells);
  const name = textCell(row.cell('buyer name'));
  return {
    reading: {
      key: `gumroad/${account}/buyer/${keyPart(email)}`,
      source: 'file',
      asOf,
      identifiers: identifiersOf(email, normaliseEmail(row.cell('buyer email') ?? '')),
      fields: defined({
        name,
        email,
        // Only a no is a word: nobody subscribed by buying.
        mailState: flagCell(row.cell('do not contact?')) === true ? ('unsubscribed' as const) : undefined,
        address: addressOf(row, name),
      }),
      ...(order === undefined ? {} : {orders: [order]}),
    },
    problems,
  };
};

/** The receipt's address is strong; that of the buyer's account may be of whoever was logged in. */
function identifiersOf(email: string, account: string | undefined): Identifier[] {
  const own: Identifier = {type: 'email', value: email, strength: 'strong'};
  return account === undefined || account === email ? [own] : [own, {type: 'email', value: account, strength: 'weak'}];
}

/** Undefined: nothing was charged yet, or the line does not say when or how much. */
function orderOf(row: Row, id: string, {money, problems}: CellReader): Purchase | undefined {
  if (flagCell(row.cell('pre-order authorization?')) === true) return undefined;
  const at = timeOf(row, problems);
  const paid = money('USD', 'sale price ($)');
  if (at === undefined || paid === undefined) return undefined;
  const tax = money('USD', 'taxes ($)');
  const back = money('USD', 'partial refund ($)');
  const isLost = flagCell(row.cell('disputed?')) === true && flagCell(row.cell('dispute won?')) !== true;
  const isRefunded = isLost || flagCell(row.cell('fully refunded?')) === true;
  return {
    id: id.slice(0, 100),
    product: productOf(row),
    at,
    ...unitsOf(row),
    status: isRefunded ? 'refunded' : 'complete',
    // The sale price includes tax: what is left is what the product costs (SAL-26).
    ...(tax === undefined ? {} : {price: {...paid, minorUnits: paid.minorUnits - tax.minorUnits}}),
    paid,
    ...(isRefunded || back === undefined || back.minorUnits === 0 ? {} : {refunded: back}),
  };
}

/** One is what an order is of where nothing is said. */
function unitsOf(row: Row): Pick<Purchase, 'units'> {
  const units = Number(textCell(row.cell('quantity')) ?? 1);
  return Number.isSafeInteger(units) && units > 1 ? {units} : {};
}

function productOf(row: Row): string {
  const name = textCell(row.cell('item name')) ?? '';
  const variants = textCell(row.cell('variants'));
  return (variants === undefined ? name : `${name} (${variants})`).slice(0, MOST_PRODUCT);
}

function timeOf(row: Row, problems: RowProblem[]): number | undefined {
  const [instant, day] = [row.cell('purchase time (utc timezone)'), row.cell('purchase date')];
  for (const cell of [instant?.replace(/\s*(UTC|\+0000)\s*$/, ''), day]) {
    const at = timeCell(cell);
    if (at !== undefined && !Number.isNaN(at)) return at;
  }
  problems.push({line: row.line, code: 'bad-date', column: 'Purchase Date', value: day ?? instant});
  return undefined;
}

/** State and country alone are guessed from where the buyer was: no address. */
function addressOf(row: Row, addressee: string | undefined): PostalAddress | undefined {
  const street = textCell(row.cell('street address'));
  if (street === undefined) return undefined;
  const [city, zip, state, country] = ['city', 'zip code', 'state', 'country'].map(name => textCell(row.cell(name)));
  return defined({addressee, street, city, zip, state, country});
}
