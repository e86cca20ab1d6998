import * as z from 'zod/mini';

/** `GET /v1/erasures`: when people were erased, newest first, one each. Who they were, nobody knows any more. */
export const erasuresResponseSchema = z.object({erasedAt: z.array(z.number())});
export type ErasuresResponse = z.infer<typeof erasuresResponseSchema>;
