import * as z from 'zod/mini';
import {readingSchema} from '#shared/model/record';

/** Vendors that a private server reads by their own API. */
export const CONNECTED_VENDORS = ['ghost', 'mailchimp', 'patreon', 'kit', 'hubspot', 'discord', 'youtube', 'bluesky'] as const;
export type ConnectedVendor = (typeof CONNECTED_VENDORS)[number];

/** `POST /v1/connections`: paste a key. The answer is the connection, already syncing, or the accounts to choose from. */
export const connectRequestSchema = z.object({
  vendor: z.enum(CONNECTED_VENDORS),
  /** The key, token or app password as the vendor shows it. */
  key: z.string().check(z.minLength(1), z.maxLength(4_000)),
  /** The site's address (Ghost); else another address than the vendor's own, for deployments that allow private hosts. */
  url: z.optional(z.string().check(z.maxLength(2_000))),
  /** What stands beside the key where the vendor asks for it: the handle (Bluesky). */
  user: z.optional(z.string().check(z.maxLength(300))),
  /** The audience, campaign or server; absent = the only one. */
  account: z.optional(z.string().check(z.maxLength(300))),
});
export type ConnectRequest = z.infer<typeof connectRequestSchema>;

/** The key opens several accounts: ask again with one of them. */
export const choicesSchema = z.object({choices: z.array(z.object({id: z.string(), label: z.string()}))});
export type Choices = z.infer<typeof choicesSchema>;

/** The creator's own app at a vendor. */
export const appSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(500)),
  secret: z.string().check(z.minLength(1), z.maxLength(1_000)),
});
export type App = z.infer<typeof appSchema>;

/** `POST /v1/connections/authorize`: begins to ask the vendor for permission. */
export const authorizeRequestSchema = z.object({
  vendor: z.enum(CONNECTED_VENDORS),
  /** Absent with `connection`: its app is known. */
  client: z.optional(appSchema),
  /** Another address than the vendor's own, for deployments that allow private hosts. */
  url: z.optional(z.string().check(z.maxLength(2_000))),
  /** Asks again for a connection that there is. */
  connection: z.optional(z.string().check(z.maxLength(100))),
});
export type AuthorizeRequest = z.infer<typeof authorizeRequestSchema>;

/** `url`: the vendor's page to open, good for 10 minutes. It leads back to `redirect`, which answers with a page of its own. */
export const authorizeResponseSchema = z.object({url: z.string(), redirect: z.string()});
export type AuthorizeResponse = z.infer<typeof authorizeResponseSchema>;

/** `GET /v1/connections/authorize`: the address that the creator registers at the vendor with their app. */
export const redirectSchema = z.object({redirect: z.string()});

/** `GET /v1/connections/ID/bad-rows`: rows of the vendor's that could not be read, of the last whole pass and since; 200 at most. */
export const badRowsResponseSchema = z.object({
  rows: z.array(
    z.object({
      /** The vendor's own id, where that much could be read. Never a name or an address. */
      id: z.optional(z.string()),
      /** Where the shape broke. */
      issue: z.string(),
      at: z.number(),
    }),
  ),
});
export type BadRowsResponse = z.infer<typeof badRowsResponseSchema>;

/**
 * `GET /v1/connections/ID/only-here`: what `DELETE /v1/connections/ID?forget=true` would take along. `people`: of whom nothing
 * but these records is known, and on whom the creator hung nothing.
 */
export const onlyHereResponseSchema = z.object({records: z.int(), people: z.int()});
export type OnlyHereResponse = z.infer<typeof onlyHereResponseSchema>;

/** `POST /v1/connections/ID/webhook`: what a vendor signs webhooks with that the creator sets up there by hand. */
export const webhookRequestSchema = z.object({secret: z.string().check(z.minLength(8), z.maxLength(1_000))});
/** The address to give to the vendor. Told once: asked again there is another one, and the former ends. */
export const webhookResponseSchema = z.object({url: z.string()});

/** `POST /v1/connections/ID/linking`: the secret of the creator's own app, through which supporters link their account. */
export const linkingRequestSchema = z.object({secret: z.string().check(z.minLength(8), z.maxLength(1_000))});
/** `GET /v1/connections/ID/linking`: the address that the vendor sends supporters back to, to be registered there. */
export const linkingResponseSchema = z.object({redirect: z.string()});

/** What is known of a file that was read to its end. */
export const importedFileSchema = z.object({
  /** As the creator's disk calls it. */
  name: z.string().check(z.maxLength(300)),
  /** Which export it is, see `csv/detect`. */
  kind: z.string().check(z.maxLength(100)),
  vendor: z.string().check(z.maxLength(100)),
  account: z.optional(z.string().check(z.maxLength(300))),
  /** The file's own date, epoch milliseconds. */
  asOf: z.number(),
  /** Lines of people, left out ones included. */
  rows: z.int(),
  /** Of those the ones that could be read. */
  records: z.int(),
});
export type ImportedFile = z.infer<typeof importedFileSchema>;

/** `POST /v1/imports`: the readings of one file, in chunks of at most 1 MB, in the order of the file. */
export const importRequestSchema = z.object({
  /** One id per file; a chunk sent twice changes nothing. */
  import: z.string(),
  chunk: z.int(),
  readings: z.array(readingSchema).check(z.maxLength(2_000)),
  /** With the last chunk only: the file as it is shown among the connections. */
  file: z.optional(importedFileSchema),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;
export const importResponseSchema = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Left out because their people were erased; absent: none. */
  erased: z.optional(z.int()),
  /** Left out because more hangs together with them than one commit can hold; absent: none. */
  tooLarge: z.optional(z.int()),
  seq: z.int(),
});
export type ImportResponse = z.infer<typeof importResponseSchema>;
