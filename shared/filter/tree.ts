export type CompareOp = '<' | '<=' | '>' | '>=';

/**
 * How words are looked at, always folded. `is`: equal, and for text: contained. `exactly`: equal, for text too. `contains`,
 * `starts`, `ends`: inside one word of a choice or set, or inside a text.
 */
export type WordOp = 'is' | 'exactly' | 'contains' | 'starts' | 'ends';

/** One condition on one field. Values are as written, in canonical spelling; the parser has made sure that they fit the field. */
export type Test =
  /** Any of the values. A number or an amount `is` equal; a date `is` within that day, month, year or period. */
  | {readonly op: WordOp; readonly values: readonly string[]}
  | {readonly op: CompareOp; readonly value: string}
  /** Both ends count. */
  | {readonly op: 'range'; readonly from: string; readonly to: string}
  /** Anything at all: not empty; a flag: yes. */
  | {readonly op: 'any'};

/** How many rows of a table; `value` is a whole number. */
export type Count = {readonly op: '=' | CompareOp; readonly value: number};

/** A filter as data. */
export type Filter =
  | {readonly kind: 'and' | 'or'; readonly parts: readonly Filter[]}
  | {readonly kind: 'not'; readonly part: Filter}
  /** Free text, looked for in the fields of the catalogue that are `sought`. */
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'test'; readonly field: string; readonly test: Test}
  /** The part holds on one and the same row of a table (an order, an activity); with a count: on so many of them. */
  | {readonly kind: 'some'; readonly of: string; readonly part: Filter; readonly count?: Count}
  /** Everyone in a saved filter, by its name. */
  | {readonly kind: 'segment'; readonly name: string};

export type FilterProblemCode =
  | 'unknown-field'
  | 'unknown-table'
  | 'unknown-value'
  | 'unknown-unit'
  | 'unknown-segment'
  | 'segment-cycle'
  | 'two-currencies'
  | 'unfit-operator'
  | 'expected-value'
  | 'expected-number'
  | 'expected-count'
  | 'expected-date'
  | 'expected-closing'
  | 'unexpected'
  | 'too-long'
  | 'too-deep';

/** What is wrong with a filter text and where. The sentence for the creator comes from the locale. */
export type FilterProblem = {
  /** Index into the text, in UTF-16 units. */
  readonly at: number;
  readonly code: FilterProblemCode;
  readonly found?: string | undefined;
  /** What would fit: field names, choices, an example. */
  readonly expected?: readonly string[] | undefined;
  /** The nearest known word to a misspelt one. */
  readonly suggestion?: string | undefined;
};

/** `doubts`: words that nobody has and that look like a known one; only where the known words were given. */
export type Parsed =
  | {readonly ok: true; readonly tree: Filter; readonly doubts?: readonly FilterProblem[]}
  | {readonly ok: false; readonly problem: FilterProblem};

/** Everyone. */
export const EVERYONE: Filter = {kind: 'and', parts: []};
