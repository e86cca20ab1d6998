import * as z from 'zod/mini';
import {IDENTIFIER_TYPES, type IdentifierType} from '#shared/model/identifier';

/**
 * What we know about a vendor's pages: selectors, patterns and dates, no behaviour. A built-in adapter, a taught one and an
 * imported one are the same JSON and pass this one schema. Lists of selectors are ordered: the first with a hit wins.
 */

const selectorsSchema = z.array(z.string()).check(z.minLength(1));
const patternSchema = z.string().check(z.refine(isPattern, 'not a regular expression'));
const identifierTypes = Object.keys(IDENTIFIER_TYPES) as [IdentifierType, ...IdentifierType[]];

/** How a row says who it is. Several rules may hit; their order is the order of the identifiers. */
const identityRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('vendor-id'),
    type: z.enum(identifierTypes),
    from: z.enum(['href', 'attribute']),
    /** Inside the row; absent: the row itself. */
    in: z.optional(z.string()),
    /** For `from: 'attribute'`. */
    attribute: z.optional(z.string()),
    /** Its first group is the vendor's id. */
    pattern: patternSchema,
    /** What gives the id its meaning: the page's host for vendors that people host themselves. */
    account: z.optional(z.literal('host')),
  }),
  z.strictObject({kind: z.literal('email'), from: z.enum(['text', 'href']), in: z.string()}),
  /** The page cuts long e-mails; the first group is what is left of one. */
  z.strictObject({kind: z.literal('email-prefix'), in: z.string(), pattern: patternSchema}),
]);
export type IdentityRule = z.infer<typeof identityRuleSchema>;

const viewSchema = z.strictObject({
  /** What stays while rows come and go; watched as a whole. */
  container: selectorsSchema,
  rows: selectorsSchema,
  /** Rows that are not a person: placeholders, spacers, headers. */
  rowIgnore: z.optional(z.array(z.string())),
  identity: z.array(identityRuleSchema).check(z.minLength(1)),
  /**
   * The cell that gets the chip, at its end, out of its flow: the cell must be a positioned box. `inline`: that is not known of
   * it, and the chip stands behind its text.
   */
  place: z.strictObject({in: selectorsSchema, insetPx: z.int(), inline: z.optional(z.boolean())}),
  /** What the list scrolls in; absent: the window. */
  scroller: z.optional(selectorsSchema),
  /** The row's place in the whole list, counted from 0, where the page says it. */
  index: z.optional(z.strictObject({attribute: z.string()})),
  list: z.enum(['plain', 'paged', 'load-more', 'virtual', 'virtual-recycled']),
  hide: z.enum(['dim', 'display']),
  /** Where the page prints its own total. */
  count: z.optional(selectorsSchema),
  /** The bar takes the widest gap between the children of this box, above the page's own layers up to `layer`. */
  toolbar: z.optional(z.strictObject({in: selectorsSchema, layer: z.int()})),
});
export type View = z.infer<typeof viewSchema>;

const placeOnSiteSchema = z.strictObject({path: patternSchema, hash: z.optional(patternSchema)});

export const adapterSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  /** The vendor as the creator calls it. */
  name: z.string(),
  version: z.int(),
  confidence: z.enum(['verified', 'source', 'reported', 'unknown']),
  evidence: z.array(z.strictObject({what: z.string(), on: z.string().check(z.regex(/^\d{4}-\d{2}(-\d{2})?$/))})),
  /** `host`: for vendors that have one; without it any host that the creator enabled. */
  match: z.strictObject({
    ...placeOnSiteSchema.shape,
    host: z.optional(patternSchema),
    not: z.optional(z.array(placeOnSiteSchema)),
  }),
  examples: z.strictObject({matching: z.array(z.string()), other: z.array(z.string())}),
  /** Tried in order: the first whose rows are on the page is the one. */
  views: z.array(z.strictObject({id: z.string(), ...viewSchema.shape})).check(z.minLength(1)),
});
export type Adapter = z.infer<typeof adapterSchema>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
