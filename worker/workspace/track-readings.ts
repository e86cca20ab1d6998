import {hash53} from '#shared/identity/hash53';
import type {Action} from '#shared/model/action';
import type {Engagement} from '#shared/model/engagement';
import type {Reading, RecordKey, StoredRecord} from '#shared/model/record';
import {ACTION_OF_EVENT, type TrackedEvent} from '#shared/protocol/track';
import {dayNumber, type Visitor} from './track-store';

/** A visitor is `HOST/ID`; who is known by an address alone stays apart from everybody until the creator says otherwise. */
export function visitorKey(visitor: string): RecordKey {
  const [host, id] = visitor.split('/');
  return `site/${host}/visitor/${id}`;
}

/** Whoever comes by a personal link is one record on each site, on however many devices. */
export function personKey(visitor: string, person: string): RecordKey {
  return `site/${visitor.split('/')[0]}/person/${person}`;
}

type Told = {
  readonly visitor: string;
  /** undefined: nobody knows who it is. */
  readonly who: Visitor | undefined;
  readonly events: readonly TrackedEvent[];
  readonly asOf: number;
};

/** What a visitor's events say of people: of themselves where they are known, and of whoever sent them. */
export function readingsOf(told: Told, heldOf: (key: RecordKey) => StoredRecord | undefined): Reading[] {
  const {visitor, who, events, asOf} = told;
  const reading = (key: RecordKey, activities: readonly Engagement[], fields: Reading['fields'] = {}): Reading => {
    const held = heldOf(key);
    const before = held?.versions.find(({source}) => source === 'api');
    const custom = {...before?.fields.custom, ...fields.custom};
    const {email} = fields;
    return {
      key,
      source: 'api',
      asOf,
      identifiers: email === undefined ? [] : [{type: 'email', value: email, strength: 'weak'}],
      fields: {...(email === undefined ? {} : {email}), ...(Object.keys(custom).length === 0 ? {} : {custom})},
      activities: activities.map(activity => earliest(activity, held)),
    };
  };
  const own = who?.person === undefined ? visitorKey(visitor) : personKey(visitor, who.person);
  const sent = events.flatMap(({kind, what, at}) =>
    kind === 'referral' && what !== who?.person ? {person: what ?? '', at} : [],
  );
  const referrals = sent.map(({person, at}) =>
    reading(personKey(visitor, person), [{key: `referred/${hash53(visitor)}`, at, action: 'referred'}]),
  );
  if (who === undefined) return referrals;
  const fields = {...(who.email === undefined ? {} : {email: who.email}), custom: preferencesOf(events)};
  return [reading(own, activitiesOf(events), fields), ...referrals];
}

/** The same page read twice on a day is one thing: nobody gets anywhere by loading it again. */
function activitiesOf(events: readonly TrackedEvent[]): Engagement[] {
  const byKey = new Map<string, Engagement>();
  for (const {kind, what, at} of events) {
    const action = kind === 'referral' ? undefined : (ACTION_OF_EVENT[kind] ?? toldOfThemselves(what ?? ''));
    if (action === undefined) continue;
    // What somebody tells of themselves they tell once, however often they change their mind.
    const day = kind === 'preference' ? '' : `${dayNumber(at)}/`;
    const key = `${action}/${day}${hash53(what ?? '')}`;
    const known = byKey.get(key);
    if (known === undefined || at < known.at) byKey.set(key, {key, at, action, ...(what === undefined ? {} : {subject: what})});
  }
  return [...byKey.values()];
}

const PLACE = /^(location|place|city|town|country|region|zip|post ?code|ville|lieu|pays|ciudad|lugar|pa[ií]s|provincia)$/i;

/** Where somebody lives, by the name that the creator gave it, or what else they prefer; the answer itself is a column. */
function toldOfThemselves(name: string): Action {
  return PLACE.test(name.trim()) ? 'located' : 'preferred';
}

/** The last word on each. */
function preferencesOf(events: readonly TrackedEvent[]): Record<string, string> {
  const said = events.filter(({kind}) => kind === 'preference').sort((left, right) => left.at - right.at);
  return Object.fromEntries(said.flatMap(({what, value}) => (what && value ? [[what, value]] : [])));
}

/** Told before from another device: the first time counts, or points would be taken back and given again. */
function earliest(activity: Engagement, held: StoredRecord | undefined): Engagement {
  const known = held?.activities?.find(({key}) => key === activity.key);
  return known !== undefined && known.at < activity.at ? {...activity, at: known.at} : activity;
}
