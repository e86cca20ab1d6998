import * as z from 'zod/mini';
import {ridSchema} from '#shared/model/record';

/** Who was drawn as most engaged of a week or a month that is over (LOY-22, LOY-23). */
export const drawSchema = z.object({
  /** `week-2026-11-16`, `month-2026-11-01`: the same draw is held once. */
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  per: z.enum(['week', 'month']),
  /** The period: [start, end). */
  start: z.number(),
  end: z.number(),
  /** Nobody where nobody earned anything. `tied`: somebody else had as many points. */
  winners: z.array(z.object({supporter: ridSchema, points: z.int(), tied: z.boolean()})).check(z.maxLength(100)),
});
export type Draw = z.infer<typeof drawSchema>;
