import {cellReader} from '#shared/csv/cell-reader';
import {defined, flagCell, textCell} from '#shared/csv/cells';
import {customColumns} from '#shared/csv/custom-columns';
import {keyPart} from '#shared/csv/key-part';
import type {ReadRow} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {RecordFields} from '#shared/model/record';

/*
 * The subscriber export: today's, and two older forms, of sign-ups and of subscribers (TryGhost/migrate, November 2026). All three
 * name people by their address alone.
 */

/** What Substack puts in the place of an address that somebody had erased. */
const ERASED = /@deletion-request\.substack\.com$/i;

const CADENCE: Readonly<Record<string, number>> = {monthly: 1, yearly: 12, founding: 12};

const USED = new Set([
  ...['email', 'active_subscription', 'expiry', 'plan', 'type', 'email_disabled', 'created_at', 'stripe_connected_customer_id'],
]);

export const readSubstackSubscriber: ReadRow = (row, {account, asOf, headers}) => {
  const written = textCell(row.cell('email')) ?? '';
  if (ERASED.test(written)) return {skip: 'erased'};
  const email = normaliseEmail(written);
  if (email === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const {time, problems} = cellReader(row);
  const [createdAt, accessUntil] = [time('created_at'), time('expiry')];
  const isMuted = flagCell(row.cell('email_disabled'));
  const identifiers: Identifier[] = [{type: 'email', value: email, strength: 'strong'}];
  const customer = textCell(row.cell('stripe_connected_customer_id'));
  if (customer?.startsWith('cus_')) identifiers.push({type: 'stripe-customer', value: customer, strength: 'strong'});
  const fields = defined({
    email,
    ...membershipOf(row, {accessUntil, asOf}),
    accessUntil,
    joinedAt: createdAt,
    mailState: isMuted === undefined ? undefined : isMuted ? ('unsubscribed' as const) : ('subscribed' as const),
    custom: customColumns(row, headers, USED),
  });
  return {
    reading: {
      key: `substack/${account}/subscriber/${keyPart(email)}`,
      source: 'file',
      asOf,
      ...(createdAt === undefined ? {} : {createdAt}),
      identifiers,
      fields,
    },
    problems,
  };
};

/**
 * Today's plan is monthly, yearly, founding, or other for all that nobody pays for; the older `type` is paid, comp, gift or free.
 * The form of sign-ups has neither: whoever is active there pays.
 */
function membershipOf(row: Row, {accessUntil, asOf}: {accessUntil: number | undefined; asOf: number}): RecordFields {
  const plan = textCell(row.cell('plan'))?.toLowerCase();
  const type = textCell(row.cell('type'))?.toLowerCase();
  const isActive = flagCell(row.cell('active_subscription')) ?? (accessUntil !== undefined && accessUntil > asOf);
  const hasPaid = textCell(row.cell('first_payment_at')) !== undefined;
  const status = defined({vendorStatus: plan ?? type});
  if (isActive && (type === 'comp' || type === 'gift' || plan === 'other'))
    return {paid: false, vendorState: 'active', ...(type === 'gift' ? {gifted: true} : {complimentary: true}), ...status};
  if (isActive && type !== 'free') {
    const cadenceMonths = CADENCE[plan ?? ''];
    const tiers = cadenceMonths === undefined || plan === undefined ? {} : {cadenceMonths, tiers: [{name: plan}]};
    return {paid: true, vendorState: 'active', ...tiers, ...status};
  }
  const wasPaid = hasPaid || type === 'paid' || (type === undefined && plan === undefined && accessUntil !== undefined);
  return wasPaid ? {paid: true, vendorState: 'former', tiers: [], ...status} : {paid: false, vendorState: 'free', ...status};
}
