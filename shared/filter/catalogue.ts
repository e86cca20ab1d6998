/** An amount in major units (12.75) of one currency (ISO 4217, upper case). */
export type Amount = {readonly amount: number; readonly currency: string};

/**
 * What a field holds for one subject. choice: a string, '' when absent. text: the same, or several. set: words. number, score, date (epoch ms): a
 * number, NaN when absent. money: one amount per currency at most. flag: true or false.
 */
export type Cell = number | string | boolean | readonly string[] | readonly Amount[];

/**
 * text: one string, tests look inside it. choice: one of a known list. set: any number of words. number: a decimal. money: a
 * decimal in a currency, never compared across currencies. date: an instant. score: 0–100. flag: yes or no.
 */
export type FieldType = 'text' | 'choice' | 'set' | 'number' | 'money' | 'date' | 'score' | 'flag';

/** One field as the language knows it. How it is read belongs to whoever holds the subjects. */
export type Field = {
  /** As written in a filter; any characters, quoted where need be. */
  readonly name: string;
  readonly type: FieldType;
  /** All values of a choice, lower case. */
  readonly choices?: readonly string[];
  /** '%' allows `50%` for 50. */
  readonly unit?: string;
  /** Free text looks here. */
  readonly sought?: boolean;
};

/** Fields by name. */
export type Fields<F extends Field = Field> = ReadonlyMap<string, F>;

/** What a filter can ask of: fields of the subject, and tables of rows that it has many of (`order[…]`). */
export type Catalogue<F extends Field = Field, R extends Field = Field> = {
  readonly fields: Fields<F>;
  readonly tables: ReadonlyMap<string, Fields<R>>;
};
