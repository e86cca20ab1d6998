import {type CellReader, cellReader} from '#shared/csv/cell-reader';
import {currencyCell, defined, moneyCell, textCell} from '#shared/csv/cells';
import {customColumns} from '#shared/csv/custom-columns';
import {dateCell} from '#shared/csv/date-cell';
import {headerName} from '#shared/csv/detect';
import type {FileFormat} from '#shared/csv/formats';
import {keyPart} from '#shared/csv/key-part';
import type {ColumnUse, Mapping} from '#shared/csv/mapping';
import type {ReadRow, RowProblem} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {mailStateOfWord, orderState, stateOfWord} from '#shared/csv/state-words';
import {fold} from '#shared/filter/fold';
import {hash53} from '#shared/identity/hash53';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {Money} from '#shared/model/money';
import {OWN_TABLE} from '#shared/model/own-table';
import type {Purchase} from '#shared/model/purchase';
import type {RecordFields} from '#shared/model/record';

const MOST_TEXT = 200;

/** How a table is read of which the creator said which column is what. */
export function mappedFormat(mapping: Mapping): FileFormat {
  const read: ReadRow = (row, {account, asOf, headers}) => {
    const cells = mappedCells(row, mapping);
    const email = normaliseEmail(cells.raw('email') ?? '');
    const name = cells.text('name') ?? joined(cells.text('first-name'), cells.text('last-name'));
    const person = personOf({id: cells.text('id'), email, name});
    if (person === undefined) return {problem: {line: row.line, code: 'missing-email'}};
    const key =
      mapping.vendor === OWN_TABLE
        ? `${OWN_TABLE}/${account}/person/${person}`
        : `${mapping.vendor}/${account}/table/${mapping.fingerprint}:${person}`;
    const identifiers: Identifier[] = email === undefined ? [] : [{type: 'email', value: email, strength: mapping.email}];
    const isOrders = mapping.lines === 'orders';
    const order = isOrders ? orderOf(cells, {mapping, person}) : undefined;
    const said = isOrders ? buyerFields(cells, mapping) : memberFields(cells, {mapping, row, headers});
    const fields = {...defined({name, email}), ...said};
    const reading = {key, source: 'file' as const, asOf, identifiers, fields, ...(order === undefined ? {} : {orders: [order]})};
    return {reading, problems: cells.problems};
  };
  return mapping.lines === 'orders' ? {read, purchases: {}} : {read};
}

type MappedCells = {
  raw(use: ColumnUse): string | undefined;
  text(use: ColumnUse): string | undefined;
  time(use: ColumnUse): number | undefined;
  money(use: ColumnUse): Money | undefined;
  readonly problems: RowProblem[];
};

function mappedCells(row: Row, {columns, dates, currency}: Mapping): MappedCells {
  const {problems}: CellReader = cellReader(row);
  const headerOf = (use: ColumnUse) => headerName(columns[use] ?? '');
  const raw = (use: ColumnUse) => (columns[use] === undefined ? undefined : row.cell(headerOf(use)));
  return {
    raw,
    text: use => textCell(raw(use)),
    time(use) {
      const at = dateCell(raw(use), dates);
      if (at === undefined || !Number.isNaN(at)) return at;
      problems.push({line: row.line, code: 'bad-date', column: columns[use], value: raw(use)});
      return undefined;
    },
    money(use) {
      const amount = moneyCell(raw(use), currencyOf(raw('currency'), raw(use)) ?? currency);
      if (amount !== 'bad') return amount;
      problems.push({line: row.line, code: 'bad-amount', column: columns[use], value: raw(use)});
      return undefined;
    },
    problems,
  };
}

// Signs that stand for one currency alone; a dollar is many.
const SIGNS: Readonly<Record<string, string>> = {'€': 'EUR', '£': 'GBP', '₹': 'INR', '₩': 'KRW', '₺': 'TRY', '₽': 'RUB'};

/** What the row's own column says, else a code or a sign beside the amount. */
function currencyOf(column: string | undefined, amount: string | undefined): string | undefined {
  const own = currencyCell(column);
  const sign = /\p{Sc}/u.exec(amount ?? '')?.[0];
  return own ?? /\b[A-Z]{3}\b/.exec(amount ?? '')?.[0] ?? (sign === undefined ? undefined : SIGNS[sign]);
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return textCell(parts.filter(part => part !== undefined).join(' '));
}

/** The last part of the record key: the same at every import. */
function personOf({id, email, name}: {id?: string | undefined; email?: string | undefined; name?: string | undefined}) {
  if (id !== undefined) return `id:${keyPart(id.slice(0, MOST_TEXT))}`;
  if (email !== undefined) return `email:${keyPart(email)}`;
  return name === undefined ? undefined : `name:${keyPart(fold(name).slice(0, MOST_TEXT))}`;
}

function memberFields(
  cells: MappedCells,
  {mapping, row, headers}: {mapping: Mapping; row: Row; headers: readonly string[]},
): RecordFields {
  const {columns} = mapping;
  const status = cells.text('status');
  const [pledge, tier] = [cells.money('amount'), cells.text('tier')];
  const {state, mailState} = statesOf(status, columns);
  const isPledging = pledge !== undefined && pledge.minorUnits > 0;
  const tags = (cells.text('tags') ?? '').split(/[,;|]/).map(tag => tag.trim().replace(/^"(.*)"$/, '$1'));
  const used = new Set(
    Object.entries(columns).flatMap(([use, header]) => (use === 'tracking' || header === undefined ? [] : headerName(header))),
  );
  return defined({
    paid: state === undefined ? (isPledging ? true : undefined) : state !== 'free',
    vendorStatus: status,
    vendorState: state ?? (isPledging && status === undefined ? ('active' as const) : undefined),
    tiers: tier !== undefined ? [{name: tier}] : columns.tier === undefined ? undefined : [],
    pledge,
    lifetime: cells.money('lifetime'),
    joinedAt: cells.time('date'),
    mailState,
    lastChargeAt: cells.time('last-charge'),
    accessUntil: cells.time('access-until'),
    labels: columns.tags === undefined ? undefined : [...new Set(tags)].filter(tag => tag !== ''),
    note: cells.text('note'),
    custom: customColumns(row, headers, used),
  });
}

/**
 * A status is one of the membership where the table tells of any, else one of the newsletter. That somebody wants no mail counts in
 * both.
 */
function statesOf(
  status: string | undefined,
  {tier, amount, lifetime}: Mapping['columns'],
): Pick<RecordFields, 'mailState'> & {state: RecordFields['vendorState']} {
  const mailState = mailStateOfWord(status);
  const isNo = mailState === 'unsubscribed' || mailState === 'cleaned' || mailState === 'complained';
  const isMembership = (tier ?? amount ?? lifetime) !== undefined;
  return {
    state: isMembership && !isNo ? stateOfWord(status) : undefined,
    ...(mailState === undefined || (isMembership && !isNo) ? {} : {mailState}),
  };
}

/** Of a buyer a table of orders says little that lasts; the number of a parcel is the newest order's. */
function buyerFields(cells: MappedCells, {columns}: Mapping): RecordFields {
  const tracking = cells.text('tracking');
  return tracking === undefined || columns.tracking === undefined ? {} : {custom: {[columns.tracking]: tracking}};
}

/** Undefined: nothing was paid, or the line does not say when or how much. */
function orderOf(cells: MappedCells, {mapping, person}: {mapping: Mapping; person: string}): Purchase | undefined {
  const [at, paid] = [cells.time('date'), cells.money('amount')];
  const state = orderState(cells.text('status'));
  if (at === undefined || paid === undefined || state === 'unpaid') return undefined;
  const [tax, back] = [cells.money('tax'), cells.money('refunded')];
  const product = (cells.text('product') ?? mapping.name).slice(0, MOST_TEXT);
  // Without an id of its own an order is what it says: two equal lines are one.
  const id = cells.text('order-id')?.slice(0, 100) ?? hash53([person, at, product, paid.minorUnits].join('\n')).toString(36);
  const isRefunded = state === 'refunded' || (back !== undefined && back.minorUnits >= paid.minorUnits && paid.minorUnits > 0);
  return {
    id,
    product,
    at,
    status: isRefunded ? 'refunded' : 'complete',
    ...(tax === undefined ? {} : {price: {...paid, minorUnits: paid.minorUnits - tax.minorUnits}}),
    paid,
    ...(isRefunded || back === undefined || back.minorUnits === 0 ? {} : {refunded: back}),
  };
}
