import * as z from 'zod/mini';
import {moneySchema} from '#shared/model/money';

/** A purchase as its vendor tells it. */
export const purchaseSchema = z.object({
  /** The vendor's own order id; unique within its account. */
  id: z.string().check(z.maxLength(100)),
  product: z.string().check(z.maxLength(200)),
  at: z.number(),
  /** How many of the product, where the source says so; absent: one. */
  units: z.optional(z.int().check(z.gte(1))),
  status: z.enum(['complete', 'refunded']),
  /** What the product costs, without tax; absent where the vendor does not say. */
  price: z.optional(moneySchema),
  /** What the buyer paid, tax included (SAL-26): what a refund has to cover. */
  paid: moneySchema,
  /** What of it was given back already, where not all was. */
  refunded: z.optional(moneySchema),
});
export type Purchase = z.infer<typeof purchaseSchema>;
