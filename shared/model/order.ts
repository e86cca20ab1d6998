import * as z from 'zod/mini';
import {moneySchema} from '#shared/model/money';
import {recordKeySchema} from '#shared/model/record';

/** A purchase. Joined to its supporter by its record, like everything else. */
export const orderSchema = z.object({
  /** The buyer. */
  record: recordKeySchema,
  /** The vendor's own order id; unique within its account. */
  id: z.string(),
  product: z.string(),
  at: z.number(),
  status: z.enum(['complete', 'refunded']),
  /** What the product costs, without tax; absent where the vendor does not say. */
  price: z.optional(moneySchema),
  /** What the buyer paid, tax included (SAL-26): what a refund has to cover. */
  paid: moneySchema,
});
export type Order = z.infer<typeof orderSchema>;
