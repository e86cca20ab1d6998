import {cellReader} from '#shared/csv/cell-reader';
import {currencyCell, defined, flagCell, textCell} from '#shared/csv/cells';
import {customColumns} from '#shared/csv/custom-columns';
import type {ReadRow} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {discordName} from '#shared/identity/discord-name';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {ChargeStatus, PostalAddress, Reading, RecordFields} from '#shared/model/record';

/*
 * The members export, four generations (2015–17, about 2018–20, 2023, 2026-08). Headers are matched by name: Patreon renames
 * and adds columns.
 */

const LIFETIME = ['lifetime amount', 'lifetime $'];
const PLEDGE = ['pledge amount', 'pledge $'];

const STATES: Readonly<Record<string, NonNullable<RecordFields['vendorState']>>> = {
  'active patron': 'active',
  'declined patron': 'declined',
  'former patron': 'former',
};

const CHARGES: Readonly<Record<string, ChargeStatus>> = {
  paid: 'paid',
  declined: 'declined',
  refunded: 'refunded',
  'refunded by patreon': 'refunded',
  'partially refunded': 'refunded',
  fraud: 'fraud',
  pending: 'pending',
};

/** Which headers each field is read from; everything else becomes a custom field. */
const USED = new Set([
  ...[
    'name',
    'email',
    'discord',
    'patron status',
    'free member',
    'free trial',
    ...LIFETIME,
    ...PLEDGE,
    'charge frequency',
    'tier',
  ],
  ...['addressee', 'street', 'city', 'state', 'zip', 'country', 'phone', 'patronage since date', 'last charge date'],
  ...['last charge status', 'additional details', 'user id', 'last updated', 'currency', 'access expiration', 'next charge date'],
  ...['full country name', 'max amount'],
]);

/** Reads one line of a members export of 2018 and later. */
export const readPatreonMember: ReadRow = (row, {account, asOf, headers}) => {
  const {time, money, problems} = cellReader(row);
  const currency = currencyCell(row.cell('currency')) ?? 'USD';
  const user = textCell(row.cell('user id'));
  const identity = identify(account, user, textCell(row.cell('email')));
  if (identity === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const status = textCell(row.cell('patron status'));
  const state = STATES[status?.toLowerCase() ?? ''];
  const free = flagCell(row.cell('free member'));
  const charge = textCell(row.cell('last charge status'))?.toLowerCase();
  const discord = textCell(row.cell('discord'));
  const tier = textCell(row.cell('tier'));
  const fields = defined({
    name: textCell(row.cell('name')),
    email: identity.email,
    masked: textCell(row.cell('name')) === undefined && identity.email === undefined ? true : undefined,
    paid: state !== undefined ? true : free === true || status === undefined ? false : undefined,
    vendorStatus: status,
    vendorState: state ?? (free === true || status === undefined ? 'free' : undefined),
    // A blank cell says that there is no tier; a file without the column says nothing.
    tiers: tier !== undefined ? [{name: tier}] : row.cell('tier') === undefined ? undefined : [],
    pledge: money(currency, ...PLEDGE),
    cadenceMonths: /ann|year/i.test(row.cell('charge frequency') ?? '') ? 12 : 1,
    lifetime: money(currency, ...LIFETIME),
    monthlyMaximum: money(currency, 'max amount'),
    pledgeStartAt: time('patronage since date'),
    lastChargeAt: time('last charge date'),
    lastChargeStatus: charge === undefined ? undefined : (CHARGES[charge] ?? 'other'),
    nextChargeAt: time('next charge date'),
    accessUntil: time('access expiration'),
    trial: flagCell(row.cell('free trial')) === true ? true : undefined,
    note: textCell(row.cell('additional details')),
    address: addressOf(row),
    custom: customColumns(row, headers, USED),
  });
  const identifiers = identity.identifiers;
  if (discord !== undefined) identifiers.push(discordAccount(discord));
  const reading: Reading = {key: identity.key, source: 'file', asOf: time('last updated') ?? asOf, identifiers, fields};
  return {reading, problems};
};

/** Reads one line of the oldest export, which names no user and no currency. A line with a first name only heads a reward's section. */
export const readPatreonMember2015: ReadRow = (row, {account, asOf, section}) => {
  const {time, money, problems} = cellReader(row);
  const first = textCell(row.cell('firstname'));
  const others = row.cells.filter(cell => textCell(cell) !== undefined).length;
  if (first !== undefined && others === 1) return {section: first};
  const identity = identify(account, undefined, textCell(row.cell('email')));
  if (identity === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const status = textCell(row.cell('status'))?.toLowerCase();
  const declined = status === 'declined';
  const name = [first, textCell(row.cell('lastname'))].filter(part => part !== undefined).join(' ');
  const fields = defined({
    name: name === '' ? undefined : name,
    email: identity.email,
    paid: true,
    vendorStatus: textCell(row.cell('status')),
    vendorState: declined ? ('declined' as const) : ('active' as const),
    tiers: section === undefined ? undefined : [{name: section}],
    pledge: money('USD', 'pledge'),
    lifetime: money('USD', 'lifetime'),
    monthlyMaximum: money('USD', 'maxamount'),
    cadenceMonths: 1,
    pledgeStartAt: time('start'),
    lastChargeStatus: declined ? ('declined' as const) : undefined,
    address: addressOf(row),
    custom: customColumns(row, ['Twitter', 'Complete'], new Set()),
  });
  return {reading: {key: identity.key, source: 'file', asOf, identifiers: identity.identifiers, fields}, problems};
};

/** Who linked Discord on Patreon stands there by name, in some exports by id. */
function discordAccount(cell: string): Identifier {
  return /^\d{15,20}$/.test(cell) ? {type: 'discord-user', value: cell, strength: 'strong'} : discordName(cell.toLowerCase());
}

type Identity = {key: string; email: string | undefined; identifiers: Identifier[]};

function identify(account: string, user: string | undefined, written: string | undefined): Identity | undefined {
  const email = written === undefined ? undefined : normaliseEmail(written);
  if (user === undefined && email === undefined) return undefined;
  const identifiers: Identifier[] = [];
  if (email !== undefined) identifiers.push({type: 'email', value: email, strength: 'strong'});
  if (user !== undefined) identifiers.push({type: 'patreon-user', value: user, strength: 'strong'});
  const id = user === undefined ? `email/${email}` : `user/${encodeURIComponent(user)}`;
  return {key: `patreon/${account}/${id}`, email, identifiers};
}

function addressOf(row: Row): PostalAddress | undefined {
  const address = defined({
    addressee: textCell(row.cell('addressee')),
    street: textCell(row.cell('street')),
    city: textCell(row.cell('city')),
    state: textCell(row.cell('state')),
    zip: textCell(row.cell('zip')),
    country: textCell(row.cell('full country name')) ?? textCell(row.cell('country')),
    phone: textCell(row.cell('phone')),
  });
  return Object.keys(address).length === 0 ? undefined : address;
}
