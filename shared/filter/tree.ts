/** One condition on one field. Values are as written; `check` has made sure that they fit the field's type. */
export type Test =
  /** Any of the values: equal for choices, sets and numbers, contained for text. */
  | {readonly op: 'is'; readonly values: readonly string[]}
  | {readonly op: '<' | '<=' | '>' | '>='; readonly value: string}
  /** Both ends count. */
  | {readonly op: 'range'; readonly from: string; readonly to: string}
  /** Anything at all: not empty. */
  | {readonly op: 'any'};

/** A filter as data. */
export type Filter =
  | {readonly kind: 'and' | 'or'; readonly parts: readonly Filter[]}
  | {readonly kind: 'not'; readonly part: Filter}
  /** Free text, looked for in names, e-mails, notes and tags. */
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'test'; readonly field: string; readonly test: Test};

export type FilterProblemCode =
  | 'unknown-field'
  | 'unknown-value'
  | 'expected-value'
  | 'expected-number'
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

export type Parsed = {readonly ok: true; readonly tree: Filter} | {readonly ok: false; readonly problem: FilterProblem};

/** Everyone. */
export const EVERYONE: Filter = {kind: 'and', parts: []};
