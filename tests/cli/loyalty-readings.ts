import {MOST_ENGAGEMENTS} from '#shared/loyalty/engagements';
import type {Reading, RecordFields} from '#shared/model/record';
import {Refusal} from '../setup/refusal.ts';
import type {GivenPerson} from './loyalty-input.ts';
import {encoded, ownKey} from './loyalty-keys.ts';
import {isNews, toldAt} from './loyalty-spells.ts';

/** More records than this are no longer taken for one person's. */
const MOST_RECORDS = 12;

/**
 * What is known of a person, with what they did until an instant: a record for each channel, and one for each tier.
 *
 * @throws Refusal when somebody did too much to be one person
 */
export function readingsOf(person: GivenPerson, until: number): Reading[] {
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
  const did = [...channels].flatMap(([channel, all]) =>
    Array.from({length: Math.ceil(all.length / MOST_ENGAGEMENTS)}, (_, place): Reading => {
      const part = all.slice(place * MOST_ENGAGEMENTS, (place + 1) * MOST_ENGAGEMENTS);
      const activities = part.flatMap(spells => toldAt(spells, until) ?? []);
      return {...base, key: `${channel}/input/person/${id}${place === 0 ? '' : `~${place}`}`, fields: {}, activities};
    }),
  );
  if (1 + tiers.length + did.length > MOST_RECORDS)
    throw new Refusal(
      `"${person.id}": ${tiers.length} tiers and ${did.length} channels (of ${MOST_ENGAGEMENTS} activities) are more than one person has.`,
    );
  return [own, ...tiers, ...did];
}

/** Whether something that a person did came or went between two instants. */
export function didAnything({channels}: GivenPerson, since: number, until: number): boolean {
  return [...channels.values()].some(all => all.some(spells => isNews(spells, since, until)));
}
