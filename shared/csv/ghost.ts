import {cellReader} from '#shared/csv/cell-reader';
import {defined, flagCell, textCell} from '#shared/csv/cells';
import {keyPart} from '#shared/csv/key-part';
import type {ReadRow} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {RecordFields} from '#shared/model/record';

/*
 * The members export of Ghost's admin, and the file that its importer takes: the same columns without an id. Columns of Ghost 6.65,
 * November 2026.
 */

/** Reads one member. With the site's own account a line is the record that the Admin API reads. */
export const readGhostMember: ReadRow = (row, {account, asOf}) => {
  const {time, problems} = cellReader(row);
  const id = /^[0-9a-f]{24}$/.exec(textCell(row.cell('id')) ?? '')?.[0];
  const email = normaliseEmail(row.cell('email') ?? '');
  if (id === undefined && email === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const key = `ghost/${account}/member/${id ?? keyPart(email ?? '')}`;
  const createdAt = time('created_at');
  if (textCell(row.cell('deleted_at')) !== undefined)
    return {reading: {key, source: 'file', asOf, identifiers: [], fields: {}, deleted: true}, problems};
  const isSubscribed = flagCell(row.cell('subscribed_to_emails'));
  const labels = wordsOf(row.cell('labels'));
  const fields = defined({
    name: textCell(row.cell('name')),
    email,
    note: textCell(row.cell('note')),
    ...membershipOf(row),
    joinedAt: createdAt,
    mailState: isSubscribed === undefined ? undefined : isSubscribed ? ('subscribed' as const) : ('unsubscribed' as const),
    labels: row.cell('labels') === undefined ? undefined : labels,
  });
  return {
    reading: {
      key,
      source: 'file',
      asOf,
      ...(createdAt === undefined ? {} : {createdAt}),
      identifiers: identifiersOf(row, {id, email, account}),
      fields,
    },
    problems,
  };
};

/**
 * The file knows tiers, a customer at Stripe and complimentary access, but no status and no dates. Who has a customer and no tier
 * may have left or never finished paying: that is not said.
 */
function membershipOf(row: Row): RecordFields {
  const customer = textCell(row.cell('stripe_customer_id'));
  const names = wordsOf(row.cell('tiers'));
  const tiers = row.cell('tiers') === undefined ? {} : {tiers: names.map(name => ({name}))};
  const isComplimentary = flagCell(row.cell('complimentary_plan')) === true;
  if (textCell(row.cell('gift_id')) !== undefined) return {paid: false, vendorState: 'active', gifted: true, ...tiers};
  if (isComplimentary || (customer === undefined && names.length > 0))
    return {paid: false, vendorState: 'active', complimentary: true, ...tiers};
  if (customer === undefined) return {paid: false, vendorState: 'free', ...tiers};
  return names.length > 0 ? {paid: true, vendorState: 'active', ...tiers} : tiers;
}

function identifiersOf(row: Row, {id, email, account}: {id?: string | undefined; email?: string | undefined; account: string}) {
  const found: Identifier[] = [];
  if (id !== undefined) found.push({type: 'ghost-member', value: id, account, strength: 'strong'});
  // Ghost logs its members in by mail: whoever has the address is the person.
  if (email !== undefined) found.push({type: 'email', value: email, strength: 'strong'});
  const customer = textCell(row.cell('stripe_customer_id'));
  if (customer?.startsWith('cus_')) found.push({type: 'stripe-customer', value: customer, strength: 'strong'});
  return found;
}

/** Names parted by commas, as Ghost prints labels and tiers. */
function wordsOf(cell: string | undefined): string[] {
  const words = (textCell(cell) ?? '').split(',').map(word => word.trim());
  return [...new Set(words)].filter(word => word !== '');
}
