import * as z from 'zod/mini';
import {hash53} from '#shared/identity/hash53';
import {rankedAsSchema} from '#shared/model/account';
import {canonical, compareText} from '#shared/model/compare';
import {actionSchema} from '#shared/model/engagement';
import {pointsSchema} from '#shared/model/rule';
import {Refusal} from '../setup/refusal.ts';
import {type Spell, spellsOf, type Told} from './loyalty-spells.ts';
import {dateSchema, readStrict} from './read-strict.ts';

/** Ids are numbers in many databases. */
const personSchema = z.pipe(
  z.union([z.int(), z.string().check(z.minLength(1), z.maxLength(200))]),
  z.transform(given => String(given)),
);
const textSchema = z.string().check(z.minLength(1), z.maxLength(200));
/** Where something was done that no channel is named for. */
const NO_CHANNEL = 'other';
const activitySchema = z.object({
  person: personSchema,
  channel: z._default(z.string().check(z.toLowerCase(), z.regex(/^[a-z-]{1,40}$/)), NO_CHANNEL),
  action: actionSchema,
  at: dateSchema,
  key: z.optional(textSchema),
  subject: z.optional(z.string().check(z.maxLength(200))),
  amount: z.optional(z.object({minorUnits: z.int(), currency: z.string().check(z.toUpperCase(), z.regex(/^[A-Z]{3}$/))})),
  units: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  months: z.optional(z.int().check(z.gte(1), z.lte(120))),
  undone: z.optional(z.boolean()),
  undoneAt: z.optional(dateSchema),
});
const grantSchema = z.object({
  person: personSchema,
  points: pointsSchema,
  at: dateSchema,
  reason: z.optional(textSchema),
  badge: z.optional(textSchema),
});
const redemptionSchema = z.object({
  person: personSchema,
  reward: textSchema,
  at: dateSchema,
  cancelledAt: z.optional(dateSchema),
});
const factsSchema = z.object({
  person: personSchema,
  name: z.optional(textSchema),
  tags: z.optional(z.array(z.object({name: textSchema, at: dateSchema}))),
  tiers: z.optional(z.array(z.object({name: textSchema, from: dateSchema, until: z.optional(dateSchema)}))),
  rankedAs: z.optional(rankedAsSchema),
  unscored: z.optional(z.boolean()),
  erasedAt: z.optional(dateSchema),
});
const mergeSchema = z.object({
  people: z.array(personSchema).check(z.minLength(2), z.maxLength(10)),
  at: z.optional(dateSchema),
  undoneAt: z.optional(dateSchema),
});
const inputSchema = z.object({
  activities: z.optional(z.array(z.unknown())),
  grants: z.optional(z.array(z.unknown())),
  redemptions: z.optional(z.array(z.unknown())),
  people: z.optional(z.array(z.unknown())),
  merges: z.optional(z.array(z.unknown())),
});

type Grant = z.infer<typeof grantSchema>;
type Redemption = z.infer<typeof redemptionSchema>;

/** Several ids that are one person's, from an instant on (absent: always) until another (absent: for good). */
export type Merge = z.infer<typeof mergeSchema>;

/** Everything that the input says of one person. */
export type GivenPerson = {
  readonly id: string;
  /** By channel what they did, by the date on which they did it first. */
  readonly channels: Map<string, (readonly Spell[])[]>;
  readonly grants: Grant[];
  readonly redemptions: Redemption[];
  readonly merges: Merge[];
  facts: Omit<z.infer<typeof factsSchema>, 'person'>;
};

type PersonOf = (id: string) => GivenPerson;

/**
 * People with what they did, by their ids, in the order of these.
 *
 * @param given - an array of activities, or an object with them and more
 * @throws Refusal naming the place and what is wrong there
 */
export function readPeople(given: unknown): GivenPerson[] {
  const whole = readStrict(inputSchema, Array.isArray(given) ? {activities: given} : given, 'the file');
  const people = new Map<string, GivenPerson>();
  const personOf = (id: string) => {
    const held: GivenPerson = people.get(id) ?? {id, channels: new Map(), grants: [], redemptions: [], merges: [], facts: {}};
    people.set(id, held);
    return held;
  };
  readActivities(whole.activities, personOf);
  for (const grant of readAll(grantSchema, whole.grants, 'grants')) personOf(grant.person).grants.push(grant);
  for (const redemption of readAll(redemptionSchema, whole.redemptions, 'redemptions'))
    personOf(redemption.person).redemptions.push(redemption);
  for (const [place, {person, ...facts}] of readAll(factsSchema, whole.people, 'people').entries()) {
    if (Object.keys(personOf(person).facts).length > 0) throw new Refusal(`people[${place}].person: "${person}" is there twice.`);
    personOf(person).facts = facts;
  }
  for (const merge of readAll(mergeSchema, whole.merges, 'merges'))
    for (const id of merge.people) personOf(id).merges.push(merge);
  return [...people.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
}

function readAll<T>(schema: z.ZodMiniType<T>, given: readonly unknown[] = [], where: string): T[] {
  return given.map((one, place) => readStrict(schema, one, `${where}[${place}]`));
}

/** A line without a key is an activity of its own, also beside an equal one. */
function readActivities(given: readonly unknown[] = [], personOf: PersonOf): void {
  const read = readAll(activitySchema, given, 'activities');
  const place = read.findIndex(({key, undone}) => undone === true && key === undefined);
  if (place >= 0) throw new Refusal(`activities[${place}].key: what was taken back is known by its key.`);
  const early = read.findIndex(({at, undoneAt = at}) => undoneAt < at);
  if (early >= 0) throw new Refusal(`activities[${early}].undoneAt: it was not yet there.`);
  const equal = new Map<string, number>();
  const shared = sharedKeys(read);
  const byKey = new Map<string, {person: string; channel: string; key: string; told: Told[]}>();
  for (const {person, channel, key, undone = false, undoneAt, ...did} of inOrder(read)) {
    const said = canonical([person, channel, key === undefined ? did : [key, did.action]]);
    const count = (equal.get(said) ?? 0) + 1;
    equal.set(said, count);
    const own =
      key === undefined
        ? `${hash53(said).toString(36)}-${count}`
        : shared.has(canonical([person, channel, key]))
          ? `${key}/${did.action}`
          : key;
    const id = key === undefined ? `${said} ${count}` : said;
    const held = byKey.get(id) ?? {person, channel, key: own, told: []};
    byKey.set(id, held);
    held.told.push({did, isUndone: undone, undoneAt});
  }
  for (const {person, channel, key, told} of byKey.values()) {
    const {channels} = personOf(person);
    const held = channels.get(channel);
    if (held === undefined) channels.set(channel, [spellsOf(key, told)]);
    else held.push(spellsOf(key, told));
  }
}

/** Keys that stand for several actions of one person on one channel: an order that is paid and bought. */
function sharedKeys(read: readonly z.infer<typeof activitySchema>[]): ReadonlySet<string> {
  const actions = new Map<string, string>();
  const shared = new Set<string>();
  for (const {person, channel, key, action} of read) {
    if (key === undefined) continue;
    const id = canonical([person, channel, key]);
    if ((actions.get(id) ?? action) !== action) shared.add(id);
    actions.set(id, action);
  }
  return shared;
}

function inOrder(read: readonly z.infer<typeof activitySchema>[]): z.infer<typeof activitySchema>[] {
  const keyed = read.map(activity => ({activity, text: canonical(activity)}));
  keyed.sort((left, right) => left.activity.at - right.activity.at || compareText(left.text, right.text));
  return keyed.map(({activity}) => activity);
}
