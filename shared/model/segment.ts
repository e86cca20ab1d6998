import * as z from 'zod/mini';

/** A saved filter. */
export const segmentSchema = z.object({
  id: z.string(),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** In the filter language, see `filter/syntax`. */
  filter: z.string().check(z.maxLength(10_000)),
  /** Place in the bar and the popup, ascending. */
  position: z.int(),
  /** Counts up at each change; a command that names another one is refused. */
  rev: z.int(),
});
export type Segment = z.infer<typeof segmentSchema>;
