import * as z from 'zod/mini';
import {monthSchema} from '#shared/model/earned';

/** `not`: not delivered after all, so owed again. */
export const deliveryStateSchema = z.enum(['delivered', 'not', 'wont']);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** The creator's word on one benefit: of one month, or `month` null where it is owed once. It outlives the tier and its name. */
export const deliverySchema = z.object({
  /** The command that said it, and nothing of the person. */
  id: z.string(),
  at: z.number(),
  benefit: z.string(),
  month: z.nullable(monthSchema),
  state: deliveryStateSchema,
  tracking: z.optional(z.string()),
});
export type Delivery = z.infer<typeof deliverySchema>;
