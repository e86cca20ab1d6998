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
