import * as z from 'zod/mini';
import {purchaseSchema} from '#shared/model/purchase';
import {recordKeySchema} from '#shared/model/record';

/** A purchase of somebody. Joined to its supporter by its record, like everything else: the buyer. */
export const orderSchema = z.extend(purchaseSchema, {record: recordKeySchema});
export type Order = z.infer<typeof orderSchema>;
