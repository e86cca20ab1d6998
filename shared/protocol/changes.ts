import * as z from 'zod/mini';
import {benefitSchema} from '#shared/model/benefit';
import {connectionSchema} from '#shared/model/connection';
import {decisionNoticeSchema} from '#shared/model/decision';
import {drawSchema} from '#shared/model/draw';
import {labelRunSchema} from '#shared/model/label-run';
import {outgoingSchema} from '#shared/model/outgoing';
import {pictureSchema} from '#shared/model/picture';
import {programmeSchema} from '#shared/model/programme';
import {promotionSchema} from '#shared/model/promotion';
import {retentionSchema} from '#shared/model/retention';
import {segmentSchema} from '#shared/model/segment';
import {supporterSchema} from '#shared/model/supporter';
import {templateSchema} from '#shared/model/template';

/**
 * The feed. `GET /v1/changes?epoch=E&since=N&limit=L` answers one page: every synced thing whose latest change is after
 * `since`, in the order of `seq`, once. Store a page and its `next` in one transaction. `doc: null` is a tombstone.
 * Another epoch, or a `since` below what tombstones are kept for, answers 409 with problem code `resync`: pull from 0 into
 * a new generation and drop the old one afterwards.
 */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('supporter'),
    id: z.string(),
    seq: z.int(),
    doc: z.nullable(supporterSchema),
  }),
  z.object({
    kind: z.literal('segment'),
    id: z.string(),
    seq: z.int(),
    doc: z.nullable(segmentSchema),
  }),
  z.object({kind: z.literal('benefit'), id: z.string(), seq: z.int(), doc: z.nullable(benefitSchema)}),
  z.object({
    kind: z.literal('programme'),
    id: z.literal('programme'),
    seq: z.int(),
    doc: z.nullable(programmeSchema),
  }),
  z.object({
    kind: z.literal('connection'),
    id: z.string(),
    seq: z.int(),
    doc: z.nullable(connectionSchema),
  }),
  /** The creator's own pictures: badges, a logo. */
  z.object({kind: z.literal('picture'), id: z.string(), seq: z.int(), doc: z.nullable(pictureSchema)}),
  /** Weeks and months that are over. */
  z.object({kind: z.literal('draw'), id: z.string(), seq: z.int(), doc: z.nullable(drawSchema)}),
  z.object({kind: z.literal('promotion'), id: z.string(), seq: z.int(), doc: z.nullable(promotionSchema)}),
  z.object({kind: z.literal('template'), id: z.string(), seq: z.int(), doc: z.nullable(templateSchema)}),
  /** How long names are kept; nothing until the creator says so. */
  z.object({kind: z.literal('retention'), id: z.literal('retention'), seq: z.int(), doc: z.nullable(retentionSchema)}),
  /** How far a label is written; a tombstone once it is off everybody. */
  z.object({kind: z.literal('label-run'), id: z.string(), seq: z.int(), doc: z.nullable(labelRunSchema)}),
  /** How far something is that is written to a vendor, for 30 days. */
  z.object({kind: z.literal('outgoing'), id: z.string(), seq: z.int(), doc: z.nullable(outgoingSchema)}),
  /** A decision in force; a tombstone once it is taken back. */
  z.object({
    kind: z.literal('decision'),
    id: z.string(),
    seq: z.int(),
    doc: z.nullable(decisionNoticeSchema),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
export type ChangeKind = Change['kind'];

export const changesPageSchema = z.object({
  epoch: z.string(),
  items: z.array(changeSchema),
  /** The `since` of the next request. */
  next: z.int(),
  /** The workspace's latest seq: `next < head` means there is more. */
  head: z.int(),
});
export type ChangesPage = z.infer<typeof changesPageSchema>;
