import {normaliseEmail} from '#shared/identity/normalise';
import type {TrackedEvent, TrackingRules, TrackRequest, TrackResponse, Untaken} from '#shared/protocol/track';
import {numberOf} from '../env';
import {erasureCheck} from './erasures';
import {type Home, wake} from './home';
import {checkEvent} from './track-check';
import {planFold} from './track-plan';
import {ratesOf} from './track-rates';
import {
  dayNumber,
  dropVisitors,
  isPerson,
  MOST_A_DAY,
  putDays,
  putVisitor,
  readDay,
  readVisitor,
  TRACKED_DAYS,
  type Visitor,
} from './track-store';

/** How long a request waits for others to be written with it. It is answered once it is written, so nothing is lost. */
const GROUP_MS = 1_000;

/** One request of a page: its origin's host stands before the visitor, because no page knows another's visitors. */
export type Batch = {readonly host: string; readonly request: TrackRequest; readonly rules: TrackingRules};

type Group = {readonly batches: Batch[]; readonly written: Promise<TrackResponse[]>};
const groups = new WeakMap<object, Group>();

/** Keeps what a page tells, in one transaction with whatever else comes within a second: a row for each visitor and day. */
export async function keepEvents(home: Home, batch: Batch): Promise<TrackResponse> {
  const group = groups.get(home.sql) ?? startGroup(home);
  const place = group.batches.push(batch) - 1;
  return (await group.written)[place] ?? {taken: 0, untaken: []};
}

function startGroup(home: Home): Group {
  const {sql, env} = home;
  const batches: Batch[] = [];
  const written = new Promise(resolve => setTimeout(resolve, numberOf(env.TRACK_GROUP_MS, GROUP_MS))).then(() => {
    groups.delete(sql);
    return putGroup(home, batches);
  });
  const group = {batches, written};
  groups.set(sql, group);
  return group;
}

/** What changes in one transaction, by visitor and day. */
type Draft = {
  readonly days: Map<string, {day: number; visitor: string; events: TrackedEvent[]; ids: Set<string>; isChanged: boolean}>;
  /** Visitors whose person has something new, with the day it begins at. */
  readonly dirty: Map<string, number>;
};

function putGroup(home: Home, batches: readonly Batch[]): TrackResponse[] {
  const {sql, now} = home;
  const before = sql.written;
  const draft: Draft = {days: new Map(), dirty: new Map()};
  let isPlanned = false;
  const answers = sql.transaction(() => {
    const taken = batches.map(batch => putBatch(home, batch, draft));
    putDays(
      sql,
      [...draft.days.values()].filter(({isChanged}) => isChanged),
    );
    isPlanned = planFold(home, draft.dirty);
    return taken;
  });
  if (isPlanned) wake(home);
  ratesOf(sql).wrote(sql.written - before, now());
  return answers;
}

function putBatch(home: Home, {host, request, rules}: Batch, draft: Draft): TrackResponse {
  const {sql, now} = home;
  const visitor = `${host}/${request.visitor}`;
  if (request.forget) {
    forgetVisitor(home, visitor, draft);
    return {taken: 0, untaken: []};
  }
  const rates = ratesOf(sql);
  const allowed = rates.events(visitor, request.events.length, now());
  const untaken: TrackResponse['untaken'] = [];
  const whoever = identify(home, visitor, request);
  if (whoever.isNew) draft.dirty.set(visitor, dayNumber(now()) - TRACKED_DAYS);
  for (const [place, event] of request.events.entries()) {
    const why = place < allowed ? putEvent(home, {visitor, event, rules, isKnown: whoever.isKnown}, draft) : 'too-many';
    if (why !== undefined) untaken.push({id: event.id, why});
  }
  if (untaken.length > 0) rates.refuse(now(), untaken.length);
  return {taken: request.events.length - untaken.length, untaken};
}

type Put = {
  readonly visitor: string;
  readonly event: TrackedEvent;
  readonly rules: TrackingRules;
  readonly isKnown: boolean;
};

function putEvent(home: Home, {visitor, event, rules, isKnown}: Put, {days, dirty}: Draft): Untaken | undefined {
  const {sql, now} = home;
  const checked = checkEvent(event, rules, now());
  if (typeof checked === 'string') return checked;
  if (checked.kind === 'referral' && ofLink(home, checked.what) === undefined) return 'not-counted';
  const day = dayNumber(event.at);
  const name = `${day} ${visitor}`;
  let row = days.get(name);
  if (row === undefined) {
    const held = readDay(sql, day, visitor);
    if (held === undefined && !ratesOf(sql).newcomer(now())) return 'too-many';
    row = {day, visitor, events: held ?? [], ids: new Set((held ?? []).map(({id}) => id)), isChanged: false};
    days.set(name, row);
  }
  if (row.ids.has(event.id)) return 'seen-before';
  if (row.events.length >= MOST_A_DAY) return 'too-many';
  row.events.push(checked);
  row.ids.add(event.id);
  row.isChanged = true;
  // Whom a referral is for is known, whoever the visitor is.
  if (isKnown || event.kind === 'referral') dirty.set(visitor, Math.min(day, dirty.get(visitor) ?? day));
  return undefined;
}

/** Notes who a visitor is. The first link stays, because links are passed on; any link is better than what somebody typed. */
function identify(home: Home, visitor: string, {person, email}: TrackRequest): {isKnown: boolean; isNew: boolean} {
  const {sql} = home;
  const held = readVisitor(sql, visitor);
  const found = held?.person === undefined ? (ofLink(home, person) ?? ofAddress(home, visitor, email)) : undefined;
  const isSame = found === undefined || (found.person === held?.person && found.email === held?.email);
  if (isSame) return {isKnown: held !== undefined, isNew: false};
  putVisitor(sql, visitor, found);
  return {isKnown: true, isNew: true};
}

/** Looked up by the one index that ids have: a made-up link costs one row read. */
function ofLink({sql}: Home, person: string | undefined): Visitor | undefined {
  return person !== undefined && isPerson(sql, person) ? {person} : undefined;
}

/** Nobody who was erased comes back by typing: neither under the address nor as the same visitor. */
function ofAddress(home: Home, visitor: string, email: string | undefined): Visitor | undefined {
  const address = normaliseEmail(email ?? '');
  if (address === undefined) return undefined;
  const isErased = erasureCheck(home);
  const [host, id] = visitor.split('/');
  const texts = [`email:${address}`, `site/${host}/visitor/${id}`];
  return isErased !== undefined && texts.some(isErased) ? undefined : {email: address};
}

/** The fold finds nobody behind the visitor any more, and takes back what it told. */
function forgetVisitor({sql, now}: Home, visitor: string, {days, dirty}: Draft): void {
  for (const [name, row] of days) if (row.visitor === visitor) days.delete(name);
  const today = dayNumber(now());
  dropVisitors(sql, [visitor], today);
  dirty.set(visitor, today);
}
