import * as z from 'zod/mini';
import {hash53} from '#shared/identity/hash53';
import {compareText} from '#shared/model/compare';
import {
  recordKeySchema,
  type Standing,
  type StoredEngagement,
  type StoredOrder,
  type StoredRecord,
  standingSchema,
  storedEngagementSchema,
  storedOrderSchema,
  storedRecordSchema,
} from '#shared/model/record';

/** A record as one row holds it. `rest`: how many pieces hold what did not fit, the older part of what piles up. */
export const recordHeadSchema = z.extend(storedRecordSchema, {rest: z.optional(z.int().check(z.gte(1)))});
export type RecordHead = z.infer<typeof recordHeadSchema>;

/** What a record piled up in some stretch of time: purchases and deeds, and the points that they brought. */
export const recordPieceSchema = z.object({
  record: recordKeySchema,
  /** Names the piece within its record: made of the deed that begins it, so that no other piece's name moves with it. */
  n: z.int().check(z.gte(0)),
  orders: z.optional(z.array(storedOrderSchema)),
  activities: z.optional(z.array(storedEngagementSchema)),
  standing: z.optional(z.array(standingSchema)),
});
export type RecordPiece = z.infer<typeof recordPieceSchema>;

/**
 * Weight, in about bytes, up to which a record stays whole, and which no piece exceeds. With what else a record says it stays
 * well below what a row of a private server may hold.
 */
const MOST_WEIGHT = 300_000;
/** The same where it would part a deed from its points. */
const MOST_TOGETHER = 400_000;
/** One deed in so many begins a piece. */
const DEEDS_A_PIECE = 128;

type Piled = {readonly orders: StoredOrder[]; readonly activities: StoredEngagement[]; readonly standing: Standing[]};
type Part = {readonly [Name in keyof Piled]?: Piled[Name] | undefined};
/** One thing with its place: its date and what it is. A deed and the points that it brought have the same. */
type Placed = {readonly at: number; readonly id: string; readonly weight: number; readonly put: (piled: Piled) => void};

/**
 * Cuts a record that one row would not hold. Where it is cut follows from what it holds alone: a deed whose hash says so begins a
 * piece, in the order of time, and the newest piece stays in the head. So one new deed rewrites the head, a late one the piece
 * that it falls into, and all others stay as they are, whichever way the record came to be.
 */
export function cutRecord(record: StoredRecord): {readonly head: RecordHead; readonly pieces: readonly RecordPiece[]} {
  const {orders, activities, standing, ...rest} = record;
  const placed = placedOf(record);
  if (placed === undefined) return {head: record, pieces: []};
  const pieces: RecordPiece[] = [];
  for (const {n, things} of stretches(placed)) {
    const piled: Piled = {orders: [], activities: [], standing: []};
    for (const {put} of things) put(piled);
    pieces.push({record: record.key, n, ...withoutEmpty(piled)});
  }
  const newest = pieces.pop();
  if (newest === undefined || pieces.length === 0) return {head: record, pieces: []};
  const {record: _, n: __, ...kept} = newest;
  return {head: {...joined({...rest, standing: []}, [kept]), rest: pieces.length}, pieces};
}

/**
 * The whole record.
 *
 * @throws Error where a piece is missing: half a record would take back what its other half earned
 */
export function joinRecord({rest = 0, ...head}: RecordHead, pieces: readonly RecordPiece[]): StoredRecord {
  if (pieces.length !== rest) throw new Error(`${head.key} has ${pieces.length} of ${rest} pieces`);
  return rest === 0 ? head : joined(head, pieces);
}

/** A record with some more of its pieces; `rest` says how many it still lacks. */
export function joinSome({rest = 0, ...head}: RecordHead, pieces: readonly RecordPiece[]): RecordHead {
  const lacking = rest - pieces.length;
  return {...joined(head, pieces), ...(lacking > 0 ? {rest: lacking} : {})};
}

/** Undefined for a record that stays whole: nearly all. */
function placedOf({orders = [], activities = [], standing}: StoredRecord): Placed[] | undefined {
  const weight =
    orders.reduce((sum, {id, product}) => sum + weightOf(id, product), 0) +
    activities.reduce((sum, {key, subject}) => sum + weightOf(key, subject), 0) +
    standing.reduce((sum, {rule, activity}) => sum + weightOf(rule, activity), 0);
  if (weight <= MOST_WEIGHT) return undefined;
  const placed: Placed[] = [
    ...orders.map(one => ({
      at: one.at,
      id: `bought/${one.id}`,
      weight: weightOf(one.id, one.product),
      put: (piled: Piled) => piled.orders.push(one),
    })),
    ...activities.map(one => ({
      at: one.at,
      id: one.key,
      weight: weightOf(one.key, one.subject),
      put: (piled: Piled) => piled.activities.push(one),
    })),
    ...standing.map(one => ({
      at: one.at,
      id: one.activity,
      weight: weightOf(one.rule, one.activity),
      put: (piled: Piled) => piled.standing.push(one),
    })),
  ];
  return placed.sort((left, right) => left.at - right.at || compareText(left.id, right.id));
}

/** No fewer than its bytes: numbers and names of fields, and texts in whatever letters. */
function weightOf(name: string, text = ''): number {
  return 250 + 6 * (name.length + text.length);
}

type Stretch = {readonly n: number; readonly things: readonly Placed[]};

/** Oldest first. What has one place stays together, unless it alone would be too much. */
function* stretches(placed: readonly Placed[]): Generator<Stretch> {
  let [n, things, weight]: [number, Placed[], number] = [0, [], 0];
  let before: Placed | undefined;
  for (const one of placed) {
    const isSamePlace = before !== undefined && before.at === one.at && before.id === one.id;
    const begins = !isSamePlace && hash53(String(one.at), ' ', one.id) % DEEDS_A_PIECE === 0;
    if (things.length > 0 && (begins || weight + one.weight > (isSamePlace ? MOST_TOGETHER : MOST_WEIGHT))) {
      yield {n, things};
      [n, things, weight] = [nameOf(one, n, isSamePlace), [], 0];
    }
    things.push(one);
    weight += one.weight;
    before = one;
  }
  yield {n, things};
}

function nameOf({at, id}: Placed, before: number, isSamePlace: boolean): number {
  return isSamePlace ? before + 1 : hash53('piece ', String(at), ' ', id);
}

function withoutEmpty({orders, activities, standing}: Piled): {[Name in keyof Piled]?: Piled[Name]} {
  return {
    ...(orders.length === 0 ? {} : {orders}),
    ...(activities.length === 0 ? {} : {activities}),
    ...(standing.length === 0 ? {} : {standing}),
  };
}

/** With all that piled up in the order in which the engine keeps it. */
function joined(head: StoredRecord, pieces: readonly Part[]): StoredRecord {
  const all: readonly Part[] = [head, ...pieces];
  const orders = all.flatMap(part => part.orders ?? []);
  const activities = all.flatMap(part => part.activities ?? []);
  const standing = all.flatMap(part => part.standing ?? []).map(net => ({net, id: `${net.rule} ${net.activity}`}));
  orders.sort((left, right) => right.at - left.at || compareText(left.id, right.id));
  activities.sort((left, right) => right.at - left.at || compareText(left.key, right.key));
  standing.sort((left, right) => compareText(left.id, right.id));
  const {orders: _, activities: __, ...rest} = head;
  return {
    ...rest,
    standing: standing.map(({net}) => net),
    ...(orders.length === 0 ? {} : {orders}),
    ...(activities.length === 0 ? {} : {activities}),
  };
}
