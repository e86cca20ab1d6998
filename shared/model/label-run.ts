import * as z from 'zod/mini';
import {connectionProblemSchema} from '#shared/model/connection';

/** People labelled in a mail tool, so that the creator can write to them there. The label goes by itself. */
export const labelRunSchema = z.object({
  id: z.string(),
  /** What the tool shows: "regulars 2026-11-23 declined". */
  name: z.string(),
  /** The mail tool, by its connection here. */
  connection: z.string(),
  at: z.number(),
  /** When the label goes; null: it is kept. */
  until: z.nullable(z.number()),
  /** `ending`: it is being taken off. Gone from the feed once it is off everybody. */
  state: z.enum(['on', 'ending']),
  /** Records to write, and those that are not written yet. */
  wanted: z.int(),
  left: z.int(),
  /** Why the tool does not take them at the moment. It is tried again. */
  problem: z.optional(connectionProblemSchema),
});
export type LabelRun = z.infer<typeof labelRunSchema>;
