import * as z from 'zod/mini';
import {ridSchema} from '#shared/model/record';

/** Rids name records, not people: whoever holds the record after a merge or a split is meant. */
const byHandSchema = z.optional(z.array(ridSchema).check(z.maxLength(1_000)));

/** A saved filter. */
export const segmentSchema = z.object({
  id: z.string(),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** In the filter language, see `filter/syntax`. */
  filter: z.string().check(z.maxLength(10_000)),
  /** Whom the creator put in by hand, and whom they left out, whatever the filter says. Who is left out stays out. */
  include: byHandSchema,
  exclude: byHandSchema,
  /** What its words named when it was saved: field → folded word → vendor ids. It goes on when a tier is renamed. */
  bindings: z.optional(z.record(z.string(), z.record(z.string(), z.array(z.string())))),
  /** Fields that the list shows after the name, in this order, and what it is sorted by. Absent: as every list. */
  columns: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(100))),
  sort: z.optional(z.object({by: z.string().check(z.minLength(1), z.maxLength(200)), descending: z.boolean()})),
  /** Place in the bar and the popup, ascending. */
  position: z.int(),
  /** Counts up at each change; a command that names another one is refused. */
  rev: z.int(),
});
export type Segment = z.infer<typeof segmentSchema>;
