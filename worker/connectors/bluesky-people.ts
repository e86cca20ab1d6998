import * as z from 'zod/mini';
import type {Engagement} from '#shared/model/engagement';
import type {Identifier} from '#shared/model/identifier';
import type {Reading} from '#shared/model/record';
import type {Access} from './connector';
import {timeOf} from './read-rows';

export const didSchema = z.string().check(z.regex(/^did:[a-z]+:[\w.:%-]{1,100}$/));

export const actorSchema = z.object({did: didSchema, handle: z.nullish(z.string()), displayName: z.nullish(z.string())});
export type Actor = z.infer<typeof actorSchema>;

/** A record of the network with its dates: its author's claim, and when it was first seen. The text in it is not read. */
const created = z.catch(z.optional(z.object({createdAt: z.optional(z.string())})), undefined);
export const datedSchema = z.object({indexedAt: z.string(), createdAt: z.nullish(z.string()), record: created});

/** When it was done: the author's claim, unless that lies behind the day on which everybody saw it. */
export function doneAt({indexedAt, createdAt, record}: z.infer<typeof datedSchema>, now: number): number {
  const seen = timeOf(indexedAt) ?? now;
  return Math.min(timeOf(createdAt ?? record?.createdAt) ?? seen, seen);
}

/** Somebody who follows. Since when is told nowhere in that list. */
export function followerOf(actor: Actor, access: Pick<Access, 'account' | 'now'>): Reading {
  return readingOf(actor, {key: `bluesky/${access.account}/follower/${actor.did}`, asOf: access.now});
}

/** Somebody who did something with the creator's posts. */
export function accountOf(actor: Actor, {account, now}: Pick<Access, 'account' | 'now'>, activity: Engagement): Reading {
  const key = `bluesky/${account}/account/${actor.did}`;
  return {...readingOf(actor, {key, asOf: now}), activities: [activity]};
}

/** One reading a person, the creator left out. */
export function byPerson(readings: readonly Reading[], {account}: Pick<Access, 'account'>): Reading[] {
  const byKey = new Map<string, Reading>();
  for (const reading of readings) {
    if (reading.key.endsWith(`/account/${account}`)) continue;
    const known = byKey.get(reading.key);
    byKey.set(reading.key, known === undefined ? reading : joined(known, reading));
  }
  return [...byKey.values()];
}

function joined(left: Reading, right: Reading): Reading {
  const acts = new Map([...(left.activities ?? []), ...(right.activities ?? [])].map(one => [one.key, one]));
  return {...left, activities: [...acts.values()]};
}

function readingOf({did, handle, displayName}: Actor, of: Pick<Reading, 'key' | 'asOf'>): Reading {
  const identifiers: Identifier[] = [{type: 'did', value: did, strength: 'strong'}];
  // A name can be given up and taken by somebody else: it finds people, it joins none. This one says that it does not lead back.
  if (handle && handle !== 'handle.invalid') {
    identifiers.push({type: 'handle', account: 'bluesky', value: handle.toLowerCase(), strength: 'weak'});
  }
  return {...of, source: 'api', identifiers, fields: displayName ? {name: displayName} : {}};
}
