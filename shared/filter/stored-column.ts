/** What the mirror stores of a column: numbers or codes, and the texts that belong to them. */
export type StoredColumn = {
  readonly name: string;
  readonly buffer: ArrayBuffer;
  readonly texts?: readonly string[] | undefined;
};

/** Ends each word where several stand in one text. No value holds it: `clean` takes it out. */
export const END = '\u0000';

const MARKS = new RegExp(END, 'g');

export function clean(text: string): string {
  return text.includes(END) ? text.replace(MARKS, '') : text;
}
