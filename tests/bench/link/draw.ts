import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {Reading} from '#shared/model/record';
import {type Random, randomOf} from '../../fixtures/random.ts';
import {COMPANIES, FAMILY, GIVEN, HANDLES, OTHER_SCRIPTS} from './names.ts';

/** How often each thing goes wrong. Those that say "record" are drawn for each record, the others for each person. */
export const RATES = {
  /** Record: one slip of the hand, in the name or, where people type it, in the address. */
  typo: 0.1,
  /** Record: a short form for the given name, where the name has one. */
  nickname: 0.15,
  /** Record: family name first. */
  swapped: 0.03,
  /** Record: the person's other address. */
  changedAddress: 0.15,
  /** Person: one address with somebody else, used at any vendor, the same one too. */
  sharedAddress: 0.02,
  /** Record, name and address each: not there. */
  missing: 0.05,
  /** Person: somebody else has the very same name, and as often as not an address that differs in a digit. */
  twin: 0.1,
} as const;

/** What makes it no easier, beside the rates above: who shares an address, and what stands for a name. */
export const ODDS = {
  /** Two on one address: one family name; else each their own. */
  sameFamilyName: 0.7,
  /** Two on one address: father and son of one name, whom nothing tells apart. */
  sameFullName: 0.005,
  /** Of the second person's records those with the shared address; the first one's nearly all have it. */
  sharedBySecond: 0.7,
  otherScript: 0.04,
  /** Patreon: a handle for a name. */
  handle: 0.05,
  /** Shop: the firm for the name. */
  company: 0.03,
  /** Given name alone. Kit asks for no other. */
  givenOnly: 0.05,
} as const;

export type Kind = keyof typeof RATES | 'otherScript' | 'handle' | 'company' | 'givenOnly';
export type Drawn = {readonly readings: Reading[]; readonly truth: Map<string, number>; readonly kinds: Map<string, Set<Kind>>};

type Person = {
  readonly number: number;
  readonly given: readonly [string, ...string[]];
  readonly family: string;
  /** As vendors print it that know Latin letters only. */
  readonly latin: {readonly given: string; readonly family: string} | undefined;
  readonly address: string;
  readonly other: string;
  /** The address with somebody else, and how often it stands in this person's records. */
  readonly shared: {readonly address: string; readonly often: number} | undefined;
  readonly kinds: ReadonlySet<Kind>;
};

const HOSTS = ['gmail.example', 'mail.example', 'post.example', 'inbox.example.org', 'web.example.net'];
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20);

/** Draws so many people with their records at seven vendors, and who is who. One seed, one world. */
export function draw(seed: number, people: number): Drawn {
  const drawn: Drawn = {readings: [], truth: new Map(), kinds: new Map()};
  for (let number = 0; number < people; ) {
    const random = randomOf(seed, `people ${number}`);
    const group = drawGroup(random, number);
    number += group.length;
    for (const person of group) addRecords(drawn, random, person);
  }
  return drawn;
}

/** One person, or two who share an address or a name. */
function drawGroup(random: Random, number: number): Person[] {
  const kind = random.next();
  const first = drawPerson(random, number);
  // Each of these draws makes two people, so half of them do.
  if (kind < RATES.sharedAddress / (2 - RATES.sharedAddress - RATES.twin)) return household(random, first);
  if (kind < (RATES.sharedAddress + RATES.twin) / (2 - RATES.sharedAddress - RATES.twin)) return namesakes(random, first);
  return [first];
}

function drawPerson(random: Random, number: number): Person {
  const isOther = random.chance(ODDS.otherScript);
  const [given, family, latinGiven, latinFamily] = random.pick(OTHER_SCRIPTS);
  const names = isOther
    ? {given: [given] as const, family, latin: {given: latinGiven, family: latinFamily}}
    : {given: random.pick(GIVEN), family: random.pick(FAMILY), latin: undefined};
  return {number, ...names, ...addresses(random, names, number), shared: undefined, kinds: new Set()};
}

function addresses(random: Random, {given, family, latin}: Pick<Person, 'given' | 'family' | 'latin'>, number: number) {
  const [first, last] = [plain(latin?.given ?? given[0]), plain(latin?.family ?? family)];
  const styles = [`${first}.${last}`, `${first[0]}${last}`, first, `${last}${first[0]}`, random.pick(HANDLES)];
  // The number keeps strangers' addresses apart; those of namesakes differ in what stands behind it.
  const digits = String(number).padStart(6, '0');
  return {
    address: `${random.pick(styles)}${digits}@${random.pick(HOSTS)}`,
    other: `${random.pick(styles)}.${digits}@work${number % 97}.example`,
  };
}

function household(random: Random, first: Person): Person[] {
  const second = drawPerson(random, first.number + 1);
  const names = random.chance(ODDS.sameFullName) ? first : partner(random, first);
  const home = `${plain(first.latin?.family ?? first.family)}.home${first.number}@${random.pick(HOSTS)}`;
  const address = random.chance(0.5) ? first.address : home;
  const kinds: ReadonlySet<Kind> = new Set(['sharedAddress']);
  const {given, family, latin} = names;
  const own = addresses(random, names, second.number);
  return [
    {...first, shared: {address, often: 0.9}, kinds},
    {...second, given, family, latin, ...own, shared: {address, often: ODDS.sharedBySecond}, kinds},
  ];
}

/** Somebody of the same home: people of one home write in one script. */
function partner(random: Random, {given, family, latin}: Person): Pick<Person, 'given' | 'family' | 'latin'> {
  if (latin === undefined) {
    const givenNames = GIVEN.filter(([name]) => name !== given[0]);
    return {given: random.pick(givenNames), family: random.chance(ODDS.sameFamilyName) ? family : random.pick(FAMILY), latin};
  }
  const others = OTHER_SCRIPTS.filter(([name]) => name !== given[0] && scriptOf(name) === scriptOf(given[0]));
  const [name, other, latinGiven, latinFamily] = random.pick(others);
  return {given: [name], family: other, latin: {given: latinGiven, family: latinFamily}};
}

function namesakes(random: Random, first: Person): Person[] {
  const number = first.number + 1;
  const apart = drawPerson(random, number);
  const alike = first.address.replace(/@/, random.chance(0.5) ? '1@' : '_@');
  const kinds: ReadonlySet<Kind> = new Set(['twin']);
  const {given, family, latin} = first;
  const own = random.chance(0.5) ? {address: alike} : addresses(random, first, number);
  return [
    {...first, kinds},
    {...apart, given, family, latin, ...own, kinds},
  ];
}

type Vendor = {
  readonly key: string;
  readonly odds: number;
  readonly name: 'full' | 'given' | 'handle' | 'cardholder';
  /** People type the address themselves, so it may hold a slip; elsewhere it was confirmed. */
  readonly isTyped?: boolean;
  readonly ids: (id: string, person: Person, random: Random) => Identifier[];
};

const strong = (type: Identifier['type'], value: string, account?: string): Identifier => ({
  type,
  value,
  strength: 'strong',
  ...(account === undefined ? {} : {account}),
});
const discordId = ({number}: Person) => `90${String(number).padStart(16, '0')}`;

/** What each vendor really gives of a person. */
const VENDORS: readonly Vendor[] = [
  {
    key: 'patreon/campaign/user',
    odds: 0.5,
    name: 'full',
    ids: (id, person, random) => [
      strong('patreon-user', id),
      ...(random.chance(0.4) ? [strong('discord-user', discordId(person))] : []),
    ],
  },
  {key: 'ghost/site/member', odds: 0.5, name: 'full', ids: id => [strong('ghost-member', id, 'site')]},
  {key: 'mailchimp/list/member', odds: 0.6, name: 'full', ids: id => [strong('mailchimp-contact', id, 'list')]},
  {key: 'kit/account/subscriber', odds: 0.25, name: 'given', ids: () => []},
  {key: 'discord/guild/member', odds: 0.25, name: 'handle', ids: (_, person) => [strong('discord-user', discordId(person))]},
  {key: 'stripe/account/customer', odds: 0.3, name: 'cardholder', isTyped: true, ids: id => [strong('stripe-customer', id)]},
  {key: 'gumroad/shop/buyer', odds: 0.2, name: 'cardholder', isTyped: true, ids: () => []},
];

function addRecords(drawn: Drawn, random: Random, person: Person): void {
  const at = VENDORS.filter(({odds}) => random.chance(odds));
  const vendors = at.length === 0 ? [random.pick(VENDORS)] : at;
  for (const vendor of vendors) {
    const id = random.hex(12);
    const key = `${vendor.key}/${id}`;
    const kinds = new Set(person.kinds);
    const mail = vendor.name === 'handle' ? undefined : drawAddress(random, person, vendor, kinds);
    const name = drawName(random, person, vendor, kinds);
    const ids = vendor.ids(id, person, random);
    if (mail !== undefined) ids.push(strong('email', mail));
    drawn.readings.push({
      key,
      source: 'api',
      asOf: NOW - random.int(90) * DAY,
      createdAt: NOW - random.int(1500) * DAY,
      identifiers: ids,
      fields: {...(name === undefined ? {} : {name}), ...(mail === undefined ? {} : {email: mail})},
    });
    drawn.truth.set(key, person.number);
    drawn.kinds.set(key, kinds);
  }
}

function drawAddress(random: Random, person: Person, vendor: Vendor, kinds: Set<Kind>): string | undefined {
  if (random.chance(RATES.missing)) {
    kinds.add('missing');
    return undefined;
  }
  if (random.chance(RATES.changedAddress)) {
    kinds.add('changedAddress');
    return normaliseEmail(person.other);
  }
  const {shared} = person;
  const address = shared !== undefined && random.chance(shared.often) ? shared.address : person.address;
  if (vendor.isTyped !== true || !random.chance(RATES.typo / 3)) return normaliseEmail(address);
  kinds.add('typo');
  const [local = '', host] = address.split('@');
  return normaliseEmail(`${slip(random, local)}@${host}`);
}

function drawName(random: Random, person: Person, vendor: Vendor, kinds: Set<Kind>): string | undefined {
  const word = (kind: Kind, text: string) => {
    kinds.add(kind);
    return text;
  };
  const handle = `${random.pick(HANDLES)}${person.number % 100}`;
  if (vendor.name === 'handle') return word('handle', handle);
  if (random.chance(RATES.missing)) {
    kinds.add('missing');
    return undefined;
  }
  if (vendor.key.startsWith('patreon') && random.chance(ODDS.handle)) return word('handle', handle);
  let [given, family]: [string, string] = [person.given[0], person.family];
  if (person.latin !== undefined && random.chance(0.5)) ({given, family} = person.latin);
  if (person.latin !== undefined) kinds.add('otherScript');
  if (vendor.name === 'cardholder' && random.chance(ODDS.company)) return word('company', `${family} ${random.pick(COMPANIES)}`);
  if (person.given.length > 1 && random.chance(RATES.nickname)) given = word('nickname', random.pick(person.given.slice(1)));
  if (random.chance(RATES.typo)) {
    kinds.add('typo');
    if (random.chance(0.5)) given = slip(random, given);
    else family = slip(random, family);
  }
  if (vendor.name === 'given' || random.chance(ODDS.givenOnly)) return word('givenOnly', given);
  return random.chance(RATES.swapped) ? word('swapped', `${family} ${given}`) : `${given} ${family}`;
}

/** One letter left out, doubled, another, or changed with its neighbour. */
function slip(random: Random, text: string): string {
  const letters = [...text];
  const at = random.int(letters.length);
  const letter = letters[at] ?? '';
  const kind = random.int(4);
  if (kind === 0 && letters.length > 1) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letter);
  else if (kind === 2) letters[at] = random.pick([...'abcdefghijklmnopqrstuvwxyz']);
  else letters.splice(at, 2, ...letters.slice(at, at + 2).reverse());
  return letters.join('');
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

function scriptOf(text: string): string | undefined {
  return ['Cyrillic', 'Greek', 'Arabic', 'Han', 'Hangul'].find(script => new RegExp(`\\p{Script=${script}}`, 'u').test(text));
}
