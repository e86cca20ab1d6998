import * as z from 'zod/mini';
import {readingSchema} from '#shared/model/record';

/** `POST /v1/connections`: paste a key. The answer is the connection, already syncing. */
export const connectRequestSchema = z.discriminatedUnion('vendor', [
  z.object({vendor: z.literal('ghost'), url: z.string(), key: z.string()}),
  z.object({
    vendor: z.literal('mailchimp'),
    key: z.string(),
    /** The audience's id; absent = the account's only one. */
    audience: z.optional(z.string()),
    /** Another address than `https://DC.api.mailchimp.com`, for deployments that allow private hosts. */
    url: z.optional(z.string()),
  }),
]);
export type ConnectRequest = z.infer<typeof connectRequestSchema>;

/** `POST /v1/imports`: the readings of one file, in chunks of at most 1 MB, in the order of the file. */
export const importRequestSchema = z.object({
  /** One id per file; a chunk sent twice changes nothing. */
  import: z.string(),
  chunk: z.int(),
  readings: z.array(readingSchema).check(z.maxLength(2_000)),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;
export const importResponseSchema = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  seq: z.int(),
});
export type ImportResponse = z.infer<typeof importResponseSchema>;
