import type {Reading} from '#shared/model/record';
import {drawName} from '../../fixtures/names.ts';
import {randomOf} from '../../fixtures/random.ts';

export const VENDORS = ['ghost', 'mailchimp', 'patreon', 'kit'] as const;
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 10, 1);
const LAST_CHARGE = Date.UTC(2026, 9, 15);
/** When those who pay by the month paid again. */
export const NEXT_CHARGE = Date.UTC(2026, 10, 15);

/** The readings of one vendor after another, as their connections bring them: every person is at all four. */
export function crowd(people: number, seed = 20261123): Reading[] {
  return VENDORS.flatMap(vendor => Array.from({length: people}, (_, number) => readingOf(vendor, number, seed)));
}

function readingOf(vendor: (typeof VENDORS)[number], number: number, seed: number): Reading {
  const random = randomOf(seed, `${number}`);
  const {first, last, email} = drawName(random, String(number));
  // Whichever vendor was first: the order of connecting says nothing of it.
  const createdAt = START - randomOf(seed, `${vendor} ${number}`).int(1_400) * DAY_MS;
  const isPaid = random.chance(0.15);
  const base = {asOf: START, createdAt, source: 'api' as const};
  const mail = {type: 'email' as const, value: email, strength: 'strong' as const};
  const fields = {name: `${first} ${last}`, email};
  switch (vendor) {
    case 'ghost':
      return {
        ...base,
        key: `ghost/news.example/member/${id(number)}`,
        identifiers: [{type: 'ghost-member', account: 'news.example', value: id(number), strength: 'strong'}, mail],
        fields: {...fields, paid: isPaid, joinedAt: createdAt, mailState: 'subscribed', openRate: 0.4, labels: ['VIP']},
      };
    case 'mailchimp':
      return {
        ...base,
        key: `mailchimp/audience/member/${id(number)}`,
        identifiers: [{type: 'mailchimp-contact', account: 'audience', value: id(number), strength: 'strong'}, mail],
        fields: {...fields, mailState: 'subscribed', mailOptInAt: createdAt, openRate: 0.3, labels: ['podcast']},
      };
    case 'patreon':
      return {
        ...base,
        key: `patreon/campaign/user/${number}`,
        identifiers: [{type: 'patreon-user', value: String(number), strength: 'strong'}, mail],
        fields: {
          ...fields,
          paid: isPaid,
          vendorState: isPaid ? 'active' : 'free',
          ...(isPaid ? {pledge: usd(500), lifetime: usd(1_500), lastChargeAt: LAST_CHARGE, lastChargeStatus: 'paid'} : {}),
        },
      };
    case 'kit':
      return {
        ...base,
        key: `kit/account/subscriber/${number}`,
        identifiers: [mail],
        fields: {...fields, mailState: 'subscribed'},
      };
  }
}

function id(number: number): string {
  return number.toString(16).padStart(24, '0');
}

function usd(minorUnits: number) {
  return {minorUnits, currency: 'USD'};
}
