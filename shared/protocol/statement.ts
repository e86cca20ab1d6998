import * as z from 'zod/mini';
import {ledgerEntrySchema} from '#shared/loyalty/ledger';
import {grantSchema} from '#shared/model/grant';

/**
 * `GET /v1/supporters/:id/statement`: what the ledger holds of a person's records, oldest first, the newest 2,000 entries, and the
 * points given by hand with their reasons. Asked for when somebody looks at a person. `opening`: the sum of older entries, those of
 * private signals left out.
 */
export const statementResponseSchema = z.object({
  opening: z.int(),
  entries: z.array(ledgerEntrySchema),
  grants: z.array(grantSchema),
});
export type StatementResponse = z.infer<typeof statementResponseSchema>;
