import {lineageOf} from '#shared/loyalty/lineage';
import {isTimeZone} from '#shared/loyalty/periods';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {type Programme, programmePlanSchema} from '#shared/model/programme';
import {Refusal} from '../setup/refusal.ts';
import {dateSchema, readStrict} from './read-strict.ts';

type Json = {[key: string]: unknown};

/**
 * A programme as the creator's page puts it, with dates as ISO text where wished and a half-life of 180 days where none is said.
 *
 * @throws Refusal naming the place and what is wrong there
 */
export function readProgramme(given: unknown): Programme {
  if (!isObject(given)) throw new Refusal('programme: not an object. See --help.');
  const plan = readStrict(programmePlanSchema, withDates({halfLifeDays: DEFAULT_PROGRAMME.halfLifeDays, ...given}), 'programme');
  if (plan.timeZone !== undefined && !isTimeZone(plan.timeZone))
    throw new Refusal(`programme.timeZone: "${plan.timeZone}" is no time zone.`);
  for (const list of ['rules', 'campaigns', 'levels', 'badges', 'rewards', 'sequences'] as const)
    onceEach(list, plan[list] ?? []);
  const campaigns = new Set(plan.campaigns?.map(({id}) => id));
  const lost = plan.rules.findIndex(({campaign}) => campaign !== undefined && !campaigns.has(campaign));
  if (lost >= 0) throw new Refusal(`programme.rules[${lost}].campaign: there is no campaign "${plan.rules[lost]?.campaign}".`);
  const [broken] = lineageOf(plan.rules).broken;
  if (broken !== undefined) throw new Refusal(`programme.rules[${broken.place}].replaces: ${broken.why}.`);
  const {w50, calibratedAt, calibratedOn} = DEFAULT_PROGRAMME;
  return {w50, calibratedAt, calibratedOn, ...plan};
}

function onceEach(list: string, items: readonly {readonly id: string}[]): void {
  const seen = new Set<string>();
  for (const [place, {id}] of items.entries()) {
    if (seen.has(id)) throw new Refusal(`programme.${list}[${place}].id: "${id}" is there twice.`);
    seen.add(id);
  }
}

/** Where a plan has dates. A level's `from` is points. */
const DATES: Readonly<Record<string, readonly string[]>> = {
  rules: ['from', 'until', 'accepted'],
  campaigns: ['from', 'until'],
  rewards: ['from', 'until'],
  sequences: ['from', 'until'],
};

function withDates(plan: Json): Json {
  const read: Json = {...plan};
  for (const [list, fields] of Object.entries(DATES)) {
    const items = plan[list];
    if (Array.isArray(items))
      read[list] = items.map((item, place) => dated(inLowerCase(item), fields, `programme.${list}[${place}]`));
  }
  if (plan.expiry !== undefined) read.expiry = dated(plan.expiry, ['since'], 'programme.expiry');
  if (Array.isArray(read.sequences)) {
    read.sequences = read.sequences.map((sequence: unknown, place) => {
      if (!isObject(sequence) || !Array.isArray(sequence.steps)) return sequence;
      const where = `programme.sequences[${place}].steps`;
      return {...sequence, steps: sequence.steps.map((step, at) => dated(step, ['opensAt'], `${where}[${at}]`))};
    });
  }
  return read;
}

function dated(item: unknown, fields: readonly string[], where: string): unknown {
  if (!isObject(item)) return item;
  const known = fields.filter(field => item[field] !== undefined);
  const dates = known.map(field => [field, readStrict(dateSchema, item[field], `${where}.${field}`)]);
  return {...item, ...Object.fromEntries(dates)};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Channels are written like the activities'. */
function inLowerCase(item: unknown): unknown {
  return isObject(item) && typeof item.channel === 'string' ? {...item, channel: item.channel.toLowerCase()} : item;
}
