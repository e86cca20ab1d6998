import type {IngestOutcome, PersonCommand} from '#shared/home';
import {ridOf} from '#shared/identity/rid';
import {MOST_ENGAGEMENTS} from '#shared/loyalty/engagements';
import type {Programme} from '#shared/model/programme';
import type {Reading, RecordFields, Rid} from '#shared/model/record';
import {MemoryHome} from '../fixtures/memory-home.ts';
import {Refusal} from '../setup/refusal.ts';
import type {GivenPerson} from './loyalty-input.ts';

/** People read at once. */
const BLOCK = 250;
/** More records than this are no longer taken for one person's. */
const MOST_RECORDS = 12;

/** A redemption that the engine did not make, with its reason. */
export type Refused = {readonly person: string; readonly reward: string; readonly at: number; readonly because: string};

/** Grants and redemptions of one person at one instant. */
type Deed = {readonly at: number; readonly person: GivenPerson; readonly command: PersonCommand; readonly reward?: string};

/**
 * The engine over maps in memory, as it is when everything until `now` has happened: grants and redemptions in the order of their
 * time, each seeing what was done by then.
 *
 * @throws Refusal when somebody did too much to be one person
 */
export function homeAfter(
  people: readonly GivenPerson[],
  programme: Programme,
  now: number,
): {home: MemoryHome; refused: Refused[]} {
  const home = new MemoryHome(now);
  home.programme = programme;
  const readAll = (until: number) => {
    for (let from = 0; from < people.length; from += BLOCK) {
      const block = people.slice(from, from + BLOCK);
      const readings = block.flatMap(person => readingsOf(person, until));
      take(home, home.ingest(readings, [], {now, leaverMonths: null, due: block.map(person => ridIn(home, person))}));
    }
  };
  readAll(Number.NEGATIVE_INFINITY);
  for (const person of people) {
    const commands = factCommands(person, ridIn(home, person));
    if (commands.length > 0) home.ingest([], commands, {now, leaverMonths: null});
  }
  const refused = carryOut(home, deedsOf(people, home), now);
  readAll(now);
  return {home, refused};
}

/** The record that a person has whatever they did. */
export function ownKey(person: GivenPerson): string {
  return `input/people/person/${encoded(person)}`;
}

/** A person's id as part of a key; what comes after `~` is ours. */
function encoded({id}: GivenPerson): string {
  return encodeURIComponent(id).replaceAll('~', '%7E');
}

function ridIn({idKey}: MemoryHome, person: GivenPerson): Rid {
  return ridOf(idKey, ownKey(person));
}

/** What is gone of rewards is the home's to keep. */
function take(home: MemoryHome, {taken}: IngestOutcome): void {
  if (taken !== undefined) home.programme = {...home.programme, taken: {...taken}};
}

function carryOut(home: MemoryHome, deeds: readonly Deed[], now: number): Refused[] {
  const refused: Refused[] = [];
  for (const {at, person, command, reward} of deeds) {
    if (at > now) continue;
    const outcome = home.ingest(readingsOf(person, at), [command], {now: at, leaverMonths: null, due: [ridIn(home, person)]});
    take(home, outcome);
    const because = outcome.commands[0]?.refused;
    if (because !== undefined && reward !== undefined) refused.push({person: person.id, reward, at, because});
  }
  return refused;
}

/** By time; at one instant grants come first, then people by their ids, each one's lines in the order of the file. */
function deedsOf(people: readonly GivenPerson[], home: MemoryHome): Deed[] {
  const grants = people.flatMap(person =>
    person.grants.map(({at, points, reason = 'grant', badge}, place): Deed => {
      const base = {id: commandId('grant', person, place), at, supporter: ridIn(home, person)};
      return {at, person, command: {...base, kind: 'grant', points, reason, ...(badge === undefined ? {} : {badge})}};
    }),
  );
  const redemptions = people.flatMap(person =>
    person.redemptions.flatMap(({at, reward, cancelledAt}, place): Deed[] => {
      const [id, supporter] = [commandId('redemption', person, place), ridIn(home, person)];
      const redeemed: Deed = {at, person, reward, command: {id, at, supporter, kind: 'redeem', reward}};
      if (cancelledAt === undefined) return [redeemed];
      const base = {id: commandId('cancelled', person, place), at: cancelledAt, supporter};
      return [
        redeemed,
        {at: cancelledAt, person, command: {...base, kind: 'redemption-set', redemption: id, state: 'cancelled'}},
      ];
    }),
  );
  return [...grants, ...redemptions].sort((left, right) => left.at - right.at);
}

function commandId(kind: string, person: GivenPerson, place: number): string {
  return `${kind}-${place}-${encoded(person)}`;
}

function factCommands(person: GivenPerson, supporter: Rid): PersonCommand[] {
  const {tags = [], rankedAs, unscored} = person.facts;
  const base = (kind: string, at: number, place = 0) => ({id: commandId(kind, person, place), at, supporter});
  return [
    ...tags.map(({name, at}, place): PersonCommand => ({...base('tag', at, place), kind: 'tag', name, on: true})),
    ...(rankedAs === undefined ? [] : [{...base('ranked', 0), kind: 'rank-as' as const, as: rankedAs}]),
    ...(unscored === true ? [{...base('unscored', 0), kind: 'unscore' as const}] : []),
  ];
}

/** What is known of a person, with what they did until an instant: a record for each channel, and one for each tier. */
function readingsOf(person: GivenPerson, until: number): Reading[] {
  const {facts, channels} = person;
  const id = encoded(person);
  const base = {
    source: 'file' as const,
    asOf: Math.max(0, until),
    identifiers: [{type: 'did' as const, value: `did:input:${id}`, strength: 'strong' as const}],
  };
  const own = {...base, key: ownKey(person), fields: facts.name === undefined ? {} : {name: facts.name}};
  const tiers = (facts.tiers ?? []).map(({name, from, until: to}, place): Reading => {
    const fields: RecordFields = {
      paid: true,
      tiers: [{name}],
      pledgeStartAt: from,
      ...(to === undefined ? {} : {accessUntil: to}),
    };
    return {...base, key: `input/tiers/person/${id}~${place}`, fields};
  });
  const did = [...channels].flatMap(([channel, activities]) => {
    const known = activities.filter(({at}) => at <= until);
    return Array.from({length: Math.ceil(known.length / MOST_ENGAGEMENTS)}, (_, place): Reading => {
      const part = known.slice(place * MOST_ENGAGEMENTS, (place + 1) * MOST_ENGAGEMENTS);
      return {...base, key: `${channel}/input/person/${id}${place === 0 ? '' : `~${place}`}`, fields: {}, activities: part};
    });
  });
  if (1 + tiers.length + did.length > MOST_RECORDS)
    throw new Refusal(
      `"${person.id}": ${tiers.length} tiers and ${did.length} channels (of ${MOST_ENGAGEMENTS} activities) are more than one person has.`,
    );
  return [own, ...tiers, ...did];
}
