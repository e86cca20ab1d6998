import * as z from 'zod/mini';
import {IDENTIFIER_TYPES, type IdentifierType} from '#shared/model/identifier';
import {FIELDS} from './fields';

/**
 * What we know about a vendor's pages: selectors, words, patterns and dates, no behaviour. A built-in adapter, a taught one and an
 * imported one are the same JSON and pass this one schema. Lists of selectors are ordered: the first with a hit wins.
 * `A shadow>> B` finds B in the open shadow root of an A.
 */

const selectorsSchema = z.array(z.string()).check(z.minLength(1));
const patternSchema = z.string().check(z.refine(isPattern, 'not a regular expression'));
const identifierTypes = Object.keys(IDENTIFIER_TYPES) as [IdentifierType, ...IdentifierType[]];
const fieldSchema = z.enum(FIELDS);

/** Somewhere in a row: what a selector finds, or the cell of the column whose header names a field. */
const placeSchema = z.union([z.string(), z.strictObject({column: fieldSchema})]);
export type Place = z.infer<typeof placeSchema>;

/** What gives an id its meaning: the page's host for vendors that people host themselves. */
const accountSchema = z.optional(z.literal('host'));

/**
 * How a row says who it is. Several rules may hit; their order is the order of the identifiers. Of rules for one type of
 * identifier the first that hits counts; where it finds two different ones, the row contradicts itself and nothing is guessed.
 */
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
    account: accountSchema,
  }),
  /** A text may be masked (`j***@x.org`): that names nobody, and neither does a blank one in a row that has no name. */
  z.strictObject({kind: z.literal('email'), from: z.enum(['text', 'href']), in: placeSchema}),
  /** The page cuts long e-mails; the first group is what is left of one. */
  z.strictObject({kind: z.literal('email-prefix'), in: placeSchema, pattern: patternSchema}),
  /** Never identifies: it is said only where nothing better is. `nobody`: what the page prints for people without a name. */
  z.strictObject({kind: z.literal('name'), in: placeSchema, nobody: z.optional(z.array(z.string()))}),
]);
export type IdentityRule = z.infer<typeof identityRuleSchema>;

const viewSchema = z.strictObject({
  /** What stays while rows come and go; watched as a whole. Absent: the page. */
  container: z.optional(selectorsSchema),
  /** `detected`: no selector is known, and the list is found by the words of its headers or by the detector. */
  rows: z.union([selectorsSchema, z.literal('detected')]),
  /** Rows that are not a person: placeholders, spacers, headers. */
  rowIgnore: z.optional(z.array(z.string())),
  /** Words that stand above a column, in every language that we know, in any case and with or without accents. */
  headers: z.optional(z.partialRecord(fieldSchema, z.array(z.string()))),
  /** Columns without which it is another list. */
  needs: z.optional(z.array(fieldSchema)),
  identity: z.array(identityRuleSchema).check(z.minLength(1)),
  /** Where a row prints what has no column of its own. */
  fields: z.optional(z.partialRecord(fieldSchema, selectorsSchema)),
  /** The row's own box to tick. */
  select: z.optional(z.string()),
  /**
   * The cell that gets the chip, at its end, out of its flow: the cell must be a positioned box. `inline`: that is not known of
   * it, and the chip stands where it moves nothing. `mode: 'layer'`: chips never go into this page's rows, but into a layer above
   * them; `insetPx` is negative for chips beside the place.
   */
  place: z.strictObject({
    in: z.array(placeSchema).check(z.minLength(1)),
    insetPx: z.int(),
    inline: z.optional(z.boolean()),
    mode: z.optional(z.literal('layer')),
  }),
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

const placeOnSiteSchema = z.strictObject({
  path: patternSchema,
  hash: z.optional(patternSchema),
  /** Parameters that the address must have. */
  query: z.optional(z.record(z.string(), patternSchema)),
});
export type PlaceOnSite = z.infer<typeof placeOnSiteSchema>;

/** The address itself names the person; the first group of the pattern, which is tried on path, query and hash. */
const addressRuleSchema = z.strictObject({
  from: z.literal('url'),
  type: z.enum(identifierTypes),
  pattern: patternSchema,
  account: accountSchema,
});
export type AddressRule = z.infer<typeof addressRuleSchema>;

const personViewSchema = z.strictObject({
  id: z.string(),
  match: placeOnSiteSchema,
  /** The part of the page that is about the person, such as a drawer; the page is about nobody while it is not there. */
  within: z.optional(selectorsSchema),
  identity: z.array(z.union([addressRuleSchema, identityRuleSchema])).check(z.minLength(1)),
});
export type PersonView = z.infer<typeof personViewSchema>;

const examplesSchema = z.strictObject({
  matching: z.array(z.string()),
  other: z.array(z.string()),
  /** Addresses about one person. */
  person: z.optional(z.array(z.string())),
});

export const adapterSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  /** The vendor as the creator calls it. */
  name: z.string(),
  version: z.int(),
  confidence: z.enum(['verified', 'source', 'reported', 'unknown']),
  evidence: z
    .array(z.strictObject({what: z.string(), on: z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))}))
    .check(z.minLength(1)),
  /** `host`: for vendors that have one; without it any host that the creator enabled. */
  match: z.strictObject({
    ...placeOnSiteSchema.shape,
    host: z.optional(patternSchema),
    not: z.optional(z.array(placeOnSiteSchema)),
  }),
  examples: examplesSchema,
  /** Lists of people, tried in order: the first whose rows are on the page is the one. */
  views: z.array(z.strictObject({id: z.string(), ...viewSchema.shape})).check(z.minLength(1)),
  /** Pages about one person, on the same hosts, tried in order: the first that says who it is about is the one. */
  person: z.optional(z.array(personViewSchema)),
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
