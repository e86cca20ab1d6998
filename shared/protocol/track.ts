import * as z from 'zod/mini';
import type {Action} from '#shared/model/action';
import {ridSchema} from '#shared/model/record';

/**
 * What the creator's own site can tell, and the action that it counts as. A preference is a column of the person; to have told it
 * counts as `located` or `preferred`.
 */
export const ACTION_OF_EVENT = {
  visit: 'visited',
  read: 'read',
  download: 'downloaded',
  review: 'reviewed',
  signup: 'signed-up',
  share: 'shared',
  invite: 'invited',
  referral: 'referred',
  code: 'redeemed',
  wish: 'wished',
  preference: undefined,
} as const satisfies Record<string, Action | undefined>;
export type TrackedKind = keyof typeof ACTION_OF_EVENT;
export const TRACKED_KINDS = Object.keys(ACTION_OF_EVENT) as [TrackedKind, ...TrackedKind[]];

/** One thing that a visitor did. */
export const trackedEventSchema = z.object({
  /** Made by the page: an event that comes twice counts once. */
  id: z.string().check(z.regex(/^[\w-]{8,40}$/)),
  /** By the page's clock, epoch milliseconds: one that is far from ours is refused, so that nothing old can be played again. */
  at: z.number(),
  kind: z.enum(TRACKED_KINDS),
  /** The page's path, the file, the product, the code; of a referral the link of whoever sent the visitor; the preference's name. */
  what: z.optional(z.string().check(z.maxLength(200))),
  /** Of a preference: what they prefer. */
  value: z.optional(z.string().check(z.maxLength(200))),
});
export type TrackedEvent = z.infer<typeof trackedEventSchema>;

/**
 * `POST /v1/track/WORKSPACE.PUBLISHABLE`, from a page of an origin that the creator named, as `text/plain` or JSON. The key can add
 * events and nothing else.
 */
export const trackRequestSchema = z.object({
  /** Random, made by the page once the visitor agreed. */
  visitor: z.string().check(z.regex(/^[a-z0-9]{16,32}$/)),
  /** Of the personal link that the visitor came by: any id of the person. */
  person: z.optional(ridSchema),
  /** What the visitor typed: anybody can type any address. */
  email: z.optional(z.string().check(z.maxLength(254))),
  events: z.array(trackedEventSchema).check(z.maxLength(20)),
  /** The visitor takes the consent back: everything kept of them goes. */
  forget: z.optional(z.literal(true)),
});
export type TrackRequest = z.infer<typeof trackRequestSchema>;

/** Why an event was not taken. */
export const untakenSchema = z.enum(['seen-before', 'out-of-time', 'not-counted', 'too-many']);
export type Untaken = z.infer<typeof untakenSchema>;
export const trackResponseSchema = z.object({
  taken: z.int(),
  untaken: z.array(z.object({id: z.string(), why: untakenSchema})),
});
export type TrackResponse = z.infer<typeof trackResponseSchema>;

const wordSchema = z.string().check(z.minLength(1), z.maxLength(200));

/** What counts on the creator's own site. */
export const trackingRulesSchema = z.object({
  /** `https://ada.example`: pages elsewhere are refused. */
  origins: z.array(z.string().check(z.regex(/^https?:\/\/[^/\s]+$/))).check(z.minLength(1), z.maxLength(20)),
  /** Paths whose visits and reads count; `*` stands for anything. None: no page counts. */
  pages: z.array(z.string().check(z.regex(/^\/[^\s?#]{0,199}$/))).check(z.maxLength(100)),
  /** Preferences that are kept, by their names; a place where somebody lives is one. */
  columns: z.array(wordSchema).check(z.maxLength(20)),
  /** The site asks its visitors itself, and loads the snippet only for who agreed. */
  siteAsks: z.boolean(),
});
export type TrackingRules = z.infer<typeof trackingRulesSchema>;

/** `GET /v1/tracking`; `POST` with rules switches it on, `POST /v1/tracking/key` makes another key, `DELETE` switches it off. */
export const trackingSchema = z.object({
  /** `WORKSPACE.PUBLISHABLE`; null: it is off. */
  key: z.nullable(z.string()),
  rules: z.nullable(trackingRulesSchema),
  /** Since midnight UTC. */
  today: z.object({
    visitors: z.int(),
    /** Of those whom a personal link or an address tells who they are. */
    known: z.int(),
    counts: z.array(z.object({kind: z.enum(TRACKED_KINDS), count: z.int()})),
    /** Requests of robots, of other sites, and too many at once, and events that were not taken. */
    refused: z.int(),
  }),
});
export type Tracking = z.infer<typeof trackingSchema>;
