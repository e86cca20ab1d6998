import {cellReader} from '#shared/csv/cell-reader';
import {currencyCell, defined, textCell} from '#shared/csv/cells';
import {keyPart} from '#shared/csv/key-part';
import type {ReadRow, RowContext} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Money} from '#shared/model/money';
import type {Purchase} from '#shared/model/purchase';
import type {Reading} from '#shared/model/record';
import {addMonths, monthOf} from '#shared/model/time';

/*
 * The transactions export, of 2026 and the older one that ends with `Email` (November 2026). Money that the creator gave away stands
 * in it too. Ko-fi tells of no cancellation: who has not paid for a month and a week by the file's last line has left.
 */

const MOST_TEXT = 200;
/** How Ko-fi names who did not say. */
const NOBODY = /^(somebody|anonymous|ko-fi supporter)$/i;
const GRACE_MS = 7 * 86_400_000;

/** Reads one transaction: a tip and an order are purchases, a tip and a month of membership are payments. */
export const readKofiTransaction: ReadRow = (row, {account, asOf}) => {
  const {time, money, problems} = cellReader(row);
  const currency = currencyCell(row.cell('currency')) ?? 'USD';
  const received = money(currency, 'received');
  const isIncome = received !== undefined && received.minorUnits > 0;
  if (!isIncome && problems.length === 0) return {skip: 'outgoing'};
  const email = normaliseEmail(row.cell('buyeremail') ?? row.cell('email') ?? '');
  if (email === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const at = time('datetime (utc)');
  const name = textCell(row.cell('from'));
  const said = at === undefined || received === undefined ? {} : whatWasPaid(row, {at, received});
  return {
    reading: {
      key: `kofi/${account}/supporter/${keyPart(email)}`,
      source: 'file',
      asOf,
      identifiers: [{type: 'email', value: email, strength: 'strong'}],
      ...said,
      fields: {...defined({name: NOBODY.test(name ?? '') ? undefined : name, email}), ...said.fields},
    },
    problems,
  };
};

type Paid = {readonly at: number; readonly received: Money};

function whatWasPaid(
  row: Row,
  {at, received}: Paid,
): Partial<Pick<Reading, 'orders' | 'activities'>> & {fields?: Reading['fields']} {
  const type = textCell(row.cell('transactiontype')) ?? '';
  const item = textCell(row.cell('item'));
  const id = (textCell(row.cell('transactionid')) ?? String(at)).slice(0, 90);
  const subject = (item ?? type).slice(0, MOST_TEXT);
  if (/subscription/i.test(type)) {
    return {
      // The month's own key: the same payment worked out from the fields is this one.
      activities: [{key: `paid/${monthOf(at)}`, at, action: 'paid', subject}],
      fields: {
        paid: true,
        pledge: received,
        cadenceMonths: 1,
        lastChargeAt: at,
        lastChargeStatus: 'paid',
        ...(item === undefined ? {} : {tiers: [{name: item}]}),
      },
    };
  }
  const order: Purchase = {id, product: subject, at, status: 'complete', paid: received};
  const isTip = /tip|donation/i.test(type);
  return {orders: [order], ...(isTip ? {activities: [{key: `paid/${id}`, at, action: 'paid', subject}]} : {})};
}

/** Who still pays, as far as the file goes: its last line is its date. */
export function concludeKofi(readings: readonly Reading[], {asOf}: Pick<RowContext, 'asOf'>): Reading[] {
  const lastAt = readings.reduce(
    (last, {orders = [], activities = []}) => Math.max(last, ...orders.map(({at}) => at), ...activities.map(({at}) => at)),
    0,
  );
  const fileAt = lastAt === 0 ? asOf : Math.min(lastAt, asOf);
  return readings.map(reading => {
    const {paid, lastChargeAt} = reading.fields;
    if (paid !== true || lastChargeAt === undefined) return {...reading, asOf: fileAt};
    const paidUntil = addMonths(lastChargeAt, 1);
    const hasLeft = paidUntil + GRACE_MS < fileAt;
    const state = hasLeft ? {vendorState: 'former' as const, accessUntil: paidUntil} : {vendorState: 'active' as const};
    return {...reading, asOf: fileAt, fields: {...reading.fields, ...state}};
  });
}
