import {cellReader} from '#shared/csv/cell-reader';
import {defined, flagCell, textCell} from '#shared/csv/cells';
import {customColumns} from '#shared/csv/custom-columns';
import {headerName} from '#shared/csv/detect';
import {keyPart} from '#shared/csv/key-part';
import type {ReadRow} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {MailState, RecordFields} from '#shared/model/record';

/* The subscriber export, with a Yes/No column for each tier (TryGhost/migrate, November 2026). */

const MAIL_STATES: Readonly<Record<string, MailState>> = {
  active: 'subscribed',
  inactive: 'unsubscribed',
  pending: 'pending',
  validating: 'pending',
  invalid: 'cleaned',
};

const USED = ['email', 'first name', 'last name', 'status', 'tier', 'created_at', 'stripe_customer_id', 'unsubscribed_at'];

export const readBeehiivSubscriber: ReadRow = (row, {account, asOf, headers}) => {
  const email = normaliseEmail(row.cell('email') ?? '');
  if (email === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const {time, problems} = cellReader(row);
  const createdAt = time('created_at');
  const mailState = mailStateOf(row);
  const columns = tierColumns(headers);
  const customer = textCell(row.cell('stripe_customer_id'));
  // Who never confirmed, or whose address bounces, proves nothing by it.
  const strength = mailState === 'pending' || mailState === 'cleaned' ? 'weak' : 'strong';
  const identifiers: Identifier[] = [{type: 'email', value: email, strength}];
  if (customer?.startsWith('cus_')) identifiers.push({type: 'stripe-customer', value: customer, strength: 'strong'});
  const name = [textCell(row.cell('first name')), textCell(row.cell('last name'))].filter(part => part !== undefined).join(' ');
  const fields = defined({
    name: name === '' ? undefined : name,
    email,
    ...membershipOf(row, columns),
    joinedAt: createdAt,
    mailState,
    custom: customColumns(row, headers, new Set([...USED, ...columns.map(headerName)])),
  });
  return {
    reading: {
      key: `beehiiv/${account}/subscriber/${keyPart(email)}`,
      source: 'file',
      asOf,
      ...(createdAt === undefined ? {} : {createdAt}),
      identifiers,
      fields,
    },
    problems,
  };
};

/** A date of leaving outweighs the status, which may still say active. */
function mailStateOf(row: Row): MailState | undefined {
  if (textCell(row.cell('unsubscribed_at')) !== undefined) return 'unsubscribed';
  const status = textCell(row.cell('status'))?.toLowerCase();
  return status === undefined ? undefined : (MAIL_STATES[status] ?? 'none');
}

/** The tiers stand between the customer's id and the date of leaving; what follows are the publication's own fields. */
function tierColumns(headers: readonly string[]): string[] {
  const names = headers.map(headerName);
  const [from, until] = [names.indexOf('stripe_customer_id'), names.indexOf('unsubscribed_at')];
  return from < 0 || until < from ? [] : headers.slice(from + 1, until);
}

/** Who has a tier and no customer at Stripe was given it. */
function membershipOf(row: Row, columns: readonly string[]): RecordFields {
  const tier = textCell(row.cell('tier'))?.toLowerCase();
  const vendorStatus = textCell(row.cell('status'));
  const status = vendorStatus === undefined ? {} : {vendorStatus};
  if (tier === undefined) return status;
  if (tier === 'free') return {paid: false, vendorState: 'free', tiers: [], ...status};
  const names = columns.filter(name => !/^free\b/i.test(name) && flagCell(row.cell(headerName(name))) === true);
  const tiers = (names.length === 0 ? [tier] : names).map(name => ({name}));
  const isPaid = textCell(row.cell('stripe_customer_id')) !== undefined;
  return {paid: isPaid, vendorState: 'active', ...(isPaid ? {} : {complimentary: true}), tiers, ...status};
}
