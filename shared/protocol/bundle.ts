import * as z from 'zod/mini';
import {recordHeadSchema, recordPieceSchema} from '#shared/bundle/cut-record';
import {ledgerEntrySchema} from '#shared/loyalty/ledger';
import {attachmentSchema} from '#shared/model/attachment';
import {benefitSchema} from '#shared/model/benefit';
import {connectionSchema} from '#shared/model/connection';
import {decisionNoticeSchema, decisionSchema} from '#shared/model/decision';
import {drawSchema} from '#shared/model/draw';
import {historyRowSchema} from '#shared/model/history';
import {pictureSchema} from '#shared/model/picture';
import {programmeSchema} from '#shared/model/programme';
import {promotionSchema} from '#shared/model/promotion';
import {ridSchema} from '#shared/model/record';
import {retentionSchema} from '#shared/model/retention';
import {segmentSchema} from '#shared/model/segment';
import {templateSchema} from '#shared/model/template';

/*
 * A bundle is a whole workspace as a stream of chunks: a header, the rows of each part in the order of `BUNDLE_PARTS`, an end
 * that counts them. It is what a backup holds, what moves between a browser and a private server, and what a creator takes away.
 * Rows are kept as they are stored, so that nothing has to be guessed again: dates, sources, ids, entries of the ledger. What is
 * derived from them, the people, is derived anew at the other end by the same engine.
 */

/** Counts up when an older reader would misunderstand a bundle. */
export const BUNDLE_VERSION = 1;

/** A chunk's rows as JSON take no more than this many bytes, so that with its envelope it fits a request of 1 MB. */
export const CHUNK_BYTES = 900_000;

const hexSchema = z.string().check(z.regex(/^([0-9a-f]{2}){16,64}$/));

/** Read first, and leniently: what a newer version adds must not hide that it is newer. */
export const bundleVersionSchema = z.object({part: z.literal('header'), version: z.int()});

export const bundleHeaderSchema = z.object({
  part: z.literal('header'),
  version: z.literal(BUNDLE_VERSION),
  /** Which home it comes from. */
  from: z.enum(['local', 'server']),
  madeAt: z.number(),
  /** What every rid is made with: it moves, so that ids stay. */
  idKey: hexSchema,
  /** What hashes of erased people are made with where that is not the id key. */
  erasureKey: z.optional(hexSchema),
  people: z.int(),
  records: z.int(),
  /** Rows to come, to say how far it is. */
  rows: z.int(),
});
export type BundleHeader = z.infer<typeof bundleHeaderSchema>;

/** Everything of the feed that is not a supporter and makes sense in another home. */
export const bundleItemSchema = z.discriminatedUnion('kind', [
  z.object({kind: z.literal('segment'), id: z.string(), doc: segmentSchema}),
  z.object({kind: z.literal('benefit'), id: z.string(), doc: benefitSchema}),
  z.object({kind: z.literal('template'), id: z.string(), doc: templateSchema}),
  z.object({kind: z.literal('promotion'), id: z.string(), doc: promotionSchema}),
  z.object({kind: z.literal('picture'), id: z.string(), doc: pictureSchema}),
  z.object({kind: z.literal('draw'), id: z.string(), doc: drawSchema}),
  z.object({kind: z.literal('programme'), id: z.literal('programme'), doc: programmeSchema}),
  z.object({kind: z.literal('retention'), id: z.literal('retention'), doc: retentionSchema}),
  /** Files only: a connection with a key stays where its key is. */
  z.object({kind: z.literal('connection'), id: z.string(), doc: connectionSchema}),
  z.object({kind: z.literal('decision'), id: z.string(), doc: decisionNoticeSchema}),
]);
export type BundleItem = z.infer<typeof bundleItemSchema>;

/** A hash on the list of erased people, made with the erasure key or with the id key. */
export const bundleErasureSchema = z.object({hash: ridSchema, person: z.string().check(z.maxLength(64)), at: z.number()});

/** Something that a home keeps by name, such as a choice of the creator's; what it means its reader knows. */
const namedSchema = z.object({name: z.string().check(z.maxLength(200)), value: z.unknown()});

const rowsOf = <Row extends z.ZodMiniType>(row: Row) => z.array(row).check(z.maxLength(20_000));

export const bundleChunkSchema = z.discriminatedUnion('part', [
  bundleHeaderSchema,
  z.object({part: z.literal('setting'), rows: rowsOf(namedSchema)}),
  z.object({part: z.literal('item'), rows: rowsOf(bundleItemSchema)}),
  z.object({part: z.literal('attachment'), rows: rowsOf(attachmentSchema)}),
  z.object({part: z.literal('decision'), rows: rowsOf(decisionSchema)}),
  z.object({part: z.literal('ledger'), rows: rowsOf(ledgerEntrySchema)}),
  z.object({part: z.literal('history'), rows: rowsOf(historyRowSchema)}),
  z.object({part: z.literal('record'), rows: rowsOf(recordHeadSchema)}),
  /** What did not fit into the row of its record, which came before. */
  z.object({part: z.literal('record-rest'), rows: rowsOf(recordPieceSchema)}),
  z.object({part: z.literal('erasure'), rows: rowsOf(bundleErasureSchema)}),
  /** What a browser alone keeps: its log, runs of messages, choices. Private servers have none and ignore it. */
  z.object({part: z.literal('browser'), rows: rowsOf(z.extend(namedSchema, {of: z.string()}))}),
  /** How many rows of each part there were: a bundle that ends otherwise was cut off. */
  z.object({part: z.literal('end'), counts: z.record(z.string(), z.int())}),
]);
export type BundleChunk = z.infer<typeof bundleChunkSchema>;
export type BundlePart = Exclude<BundleChunk['part'], 'header' | 'end'>;
/** A chunk with rows of the given part. */
export type RowsChunk<Part extends BundlePart = BundlePart> = Extract<BundleChunk, {part: Part}>;
export type BundleRow<Part extends BundlePart> = RowsChunk<Part>['rows'][number];

/** The parts in the order in which they come. */
export const BUNDLE_PARTS = [
  'setting',
  'item',
  'attachment',
  'decision',
  'ledger',
  'history',
  'record',
  'record-rest',
  'erasure',
  'browser',
] as const satisfies readonly BundlePart[];

/** Made by the client, like a command's id: one for each move. */
const moveSchema = z.string().check(z.minLength(8), z.maxLength(64));

/**
 * `GET /v1/bundle`: how a workspace stands to a move. While it is held, everything that would change it is refused: `receiving`
 * with `too-many-requests`, as it passes, `left` with `moved`.
 */
export const bundleStateSchema = z.object({
  hold: z.nullable(
    z.discriminatedUnion('kind', [
      /** `next`: the number of the chunk that is waited for; `derived`: records whose people are made already. */
      z.object({kind: z.literal('receiving'), move: moveSchema, next: z.int(), derived: z.int()}),
      /** Its people went to a browser, or are going there. */
      z.object({kind: z.literal('left'), move: moveSchema, at: z.number()}),
    ]),
  ),
  people: z.int(),
  records: z.int(),
  /** Nothing that a move could overwrite. */
  isEmpty: z.boolean(),
  /** The same for two workspaces only if their id key is the same. */
  print: ridSchema,
});
export type BundleState = z.infer<typeof bundleStateSchema>;

/** `POST /v1/bundle/chunks`: one chunk of a move to the server, in order. A chunk that came before changes nothing. */
export const receiveRequestSchema = z.object({move: moveSchema, n: z.int().check(z.gte(0)), chunk: bundleChunkSchema});
export type ReceiveRequest = z.infer<typeof receiveRequestSchema>;
export const receiveResponseSchema = z.object({next: z.int()});

/** `POST /v1/bundle/people`: makes the people of some more records, once all chunks are there. Again until `isDone`. */
export const deriveRequestSchema = z.object({move: moveSchema});
export const deriveResponseSchema = z.object({derived: z.int(), isDone: z.boolean()});

/** `POST /v1/bundle/hold`: nothing changes here from now on, as it goes to a browser. `DELETE` takes that back. */
export const holdRequestSchema = z.object({move: moveSchema});

/**
 * `GET /v1/bundle/chunks?after=CURSOR`: the next chunk; without `after` the header. `head` is the workspace's latest seq: where
 * it differs from the first chunk's, something changed meanwhile.
 */
export const sendResponseSchema = z.object({chunk: bundleChunkSchema, next: z.nullable(z.string()), head: z.int()});
export type SendResponse = z.infer<typeof sendResponseSchema>;
