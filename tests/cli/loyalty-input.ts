import * as z from 'zod/mini';
import {hash53} from '#shared/identity/hash53';
import {rankedAsSchema} from '#shared/model/account';
import {canonical, compareText} from '#shared/model/compare';
import {actionSchema, type Engagement} from '#shared/model/engagement';
import {moneySchema} from '#shared/model/money';
import {pointsSchema} from '#shared/model/rule';
import {Refusal} from '../setup/refusal.ts';
import {dateSchema, readStrict} from './read-strict.ts';

const personSchema = z.string().check(z.minLength(1), z.maxLength(200));
const textSchema = z.string().check(z.minLength(1), z.maxLength(200));
const activitySchema = z.object({
  person: personSchema,
  channel: z.string().check(z.regex(/^[a-z-]{1,40}$/)),
  action: actionSchema,
  at: dateSchema,
  key: z.optional(textSchema),
  subject: z.optional(z.string().check(z.maxLength(200))),
  amount: z.optional(moneySchema),
  units: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  months: z.optional(z.int().check(z.gte(1), z.lte(120))),
  undone: z.optional(z.boolean()),
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
});
const inputSchema = z.object({
  activities: z.array(z.unknown()),
  grants: z.optional(z.array(z.unknown())),
  redemptions: z.optional(z.array(z.unknown())),
  people: z.optional(z.array(z.unknown())),
});

type Grant = z.infer<typeof grantSchema>;
type Redemption = z.infer<typeof redemptionSchema>;

/** Everything that the input says of one person. */
export type GivenPerson = {
  readonly id: string;
  /** By channel, the oldest first, each key once. */
  readonly channels: Map<string, Engagement[]>;
  readonly grants: Grant[];
  readonly redemptions: Redemption[];
  facts: Omit<z.infer<typeof factsSchema>, 'person'>;
};

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
    const held: GivenPerson = people.get(id) ?? {id, channels: new Map(), grants: [], redemptions: [], facts: {}};
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
  return [...people.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
}

function readAll<T>(schema: z.ZodMiniType<T>, given: readonly unknown[] = [], where: string): T[] {
  return given.map((one, place) => readStrict(schema, one, `${where}[${place}]`));
}

/**
 * What was taken back counts for nothing, whichever line says so. A line without a key is an activity of its own, also beside an
 * equal one; of two lines with one key the earlier date counts.
 */
function readActivities(given: readonly unknown[], personOf: (id: string) => GivenPerson): void {
  const read = readAll(activitySchema, given, 'activities');
  const undone = new Set<string>();
  for (const [place, {person, channel, key, undone: isUndone}] of read.entries()) {
    if (!isUndone) continue;
    if (key === undefined) throw new Refusal(`activities[${place}].key: what was taken back is known by its key.`);
    undone.add(canonical([person, channel, key]));
  }
  const equal = new Map<string, number>();
  const seen = new Set<string>();
  for (const {person, channel, key, undone: isUndone, ...did} of inOrder(read)) {
    const {channels} = personOf(person);
    const id = canonical([person, channel, key ?? did]);
    if (isUndone || undone.has(id) || (key !== undefined && seen.has(id))) continue;
    seen.add(id);
    equal.set(id, (equal.get(id) ?? 0) + 1);
    const engagement = {...did, key: key ?? `${hash53(id).toString(36)}-${equal.get(id)}`};
    const held = channels.get(channel);
    if (held === undefined) channels.set(channel, [engagement]);
    else held.push(engagement);
  }
}

function inOrder(read: readonly z.infer<typeof activitySchema>[]): z.infer<typeof activitySchema>[] {
  const keyed = read.map(activity => ({activity, text: canonical(activity)}));
  keyed.sort((left, right) => left.activity.at - right.activity.at || compareText(left.text, right.text));
  return keyed.map(({activity}) => activity);
}
