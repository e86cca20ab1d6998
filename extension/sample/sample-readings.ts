import {discordName} from '#shared/identity/discord-name';
import type {Identifier} from '#shared/model/identifier';
import type {Reading, RecordFields} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import {SAMPLE_ACCOUNT} from './sample-account';
import {SAMPLE_PEOPLE, type SamplePerson} from './sample-people';

const PRICE = {Gold: 1_000, Silver: 500} as const;
/** Months for the price of a year. */
const YEAR = 10;
/** The first look at the sample lies so many days back, so that its history has something in it. */
const EARLIER_DAYS = 40;
const STREETS = ['Rua das Flores', 'Lindenweg', 'Rue de la Paix', 'Mill Lane'];

/** What three vendors' files would say of the sample's people: as of a while ago, who came since, and as of now. */
export type SampleReadings = {
  readonly earlier: readonly Reading[];
  /** Who joined after the first look: these are to be welcomed. */
  readonly joined: readonly Reading[];
  readonly now: readonly Reading[];
};

/** @param now - epoch milliseconds; everything in the sample is told from there */
export function sampleReadings(now: number): SampleReadings {
  const before = now - EARLIER_DAYS * DAY_MS;
  const here = SAMPLE_PEOPLE.filter(({standing}) => standing !== 'reader');
  const known = here.filter(person => startOf(person, now) < before);
  return {
    earlier: known.filter(({tier}) => tier !== undefined).map(person => patron(asBefore(person), now, before)),
    joined: here.filter(({standing}) => standing === 'new').map(person => patron(person, now, now)),
    now: [
      ...here.filter(({standing}) => standing !== 'new').map(person => patron(person, now, now)),
      ...SAMPLE_PEOPLE.filter(({letter}) => letter !== undefined).map(person => reader(person, now)),
      ...SAMPLE_PEOPLE.filter(({isOnDiscord}) => isOnDiscord).map(person => chatter(person, now)),
    ],
  };
}

/** Who has trouble now paid then, and one in five paid for less. */
function asBefore(person: SamplePerson): SamplePerson {
  return {...person, standing: 'active', tier: person.number % 5 === 2 ? 'Silver' : person.tier};
}

/** When they began: whole years are years to the day, so that the anniversary is this week. */
export function startOf({months, standing, number}: SamplePerson, now: number): number {
  if (standing === 'new') return now - (2 + (number % 3) * 3) * DAY_MS;
  if (months % 12 === 0) return new Date(now).setUTCFullYear(new Date(now).getUTCFullYear() - months / 12);
  return Math.floor(now - (months * 30.4 + (number % 9)) * DAY_MS);
}

function patron(person: SamplePerson, now: number, asOf: number): Reading {
  const {number, name, email, isOnDiscord} = person;
  const identifiers: Identifier[] = [
    {type: 'email', value: email, strength: 'strong'},
    {type: 'patreon-user', value: `sample-${number}`, strength: 'strong'},
    ...(isOnDiscord ? [discordName(handleOf(person))] : []),
  ];
  return {
    key: `patreon/${SAMPLE_ACCOUNT}/user/${number}`,
    source: 'file',
    asOf,
    identifiers,
    fields: {name, email, ...(person.tier === undefined ? free(person, now) : paid(person, now, asOf))},
  };
}

function free(person: SamplePerson, now: number): RecordFields {
  return {paid: false, vendorState: 'free', joinedAt: startOf(person, now), tiers: []};
}

function paid(person: SamplePerson, now: number, asOf: number): RecordFields {
  const {tier = 'Silver', standing, yearly, number} = person;
  const period = (yearly ? 365 : 30) * DAY_MS;
  const start = startOf(person, now);
  const hasLeft = standing === 'left' || standing === 'leaving';
  const until = standing === 'left' ? middleOfLastMonth(asOf) : standing === 'leaving' ? asOf + 12 * DAY_MS : undefined;
  const lastCharge = start + Math.max(0, Math.floor(((until ?? asOf) - (hasLeft ? period : 0) - start) / period)) * period;
  const amount = PRICE[tier] * (yearly ? YEAR : 1);
  const times = Math.round((lastCharge - start) / period) + (standing === 'declined' ? 0 : 1);
  return {
    paid: true,
    vendorStatus: standing === 'declined' ? 'Declined patron' : hasLeft ? 'Former patron' : 'Active patron',
    vendorState: standing === 'declined' ? 'declined' : hasLeft ? 'former' : 'active',
    tiers: [{name: tier}],
    pledge: {minorUnits: amount, currency: 'USD'},
    cadenceMonths: yearly ? 12 : 1,
    lifetime: {minorUnits: amount * times, currency: 'USD'},
    ...(standing === 'new' ? {joinedAt: start} : {}),
    pledgeStartAt: start,
    lastChargeAt: lastCharge,
    lastChargeStatus: standing === 'declined' ? 'declined' : 'paid',
    ...(until === undefined ? {nextChargeAt: lastCharge + period} : {accessUntil: until}),
    ...(tier === 'Gold' && number % 3 !== 0 ? {address: addressOf(person)} : {}),
  };
}

function middleOfLastMonth(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 15);
}

function addressOf({name, number}: SamplePerson): RecordFields['address'] {
  const street = STREETS[number % STREETS.length] ?? '';
  return {addressee: name, street: `${street} ${number}`, city: 'Sample Town', zip: String(10_000 + number), country: 'Portugal'};
}

function reader(person: SamplePerson, now: number): Reading {
  const {number, name, email, letter, months} = person;
  return {
    key: `mailchimp/${SAMPLE_ACCOUNT}/member/${number}`,
    source: 'file',
    asOf: now,
    identifiers: [{type: 'email', value: email, strength: letter === 'cleaned' ? 'weak' : 'strong'}],
    fields: {
      name,
      email,
      mailState: letter,
      // Some read before they paid, most came to the letter later.
      mailOptInAt: now - (Math.min(months, 1 + (number % 5)) * 30 + 3) * DAY_MS,
      labels: number % 4 === 0 ? ['early reader'] : [],
    },
  };
}

function chatter(person: SamplePerson, now: number): Reading {
  return {
    key: `discord/${SAMPLE_ACCOUNT}/name/${handleOf(person)}`,
    source: 'file',
    asOf: now,
    identifiers: [discordName(handleOf(person))],
    fields: {name: handleOf(person), roles: person.tier === undefined ? [] : [person.tier]},
  };
}

function handleOf({number, email}: SamplePerson): string {
  return `${email.split('.')[0] ?? 'sample'}_${number}`;
}
