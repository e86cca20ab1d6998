import * as z from 'zod/mini';
import {recordHistorySchema} from '#shared/model/history';

/**
 * `GET /v1/supporters/:id/history`: what is known of each of a person's records over time, in the order of the document. Asked
 * for when somebody looks at a person: it is read rarely and grows for years, so it is no part of the feed.
 */
export const historyResponseSchema = z.object({records: z.array(recordHistorySchema)});
export type HistoryResponse = z.infer<typeof historyResponseSchema>;
