import type {AnyColumns} from '#shared/filter/columns';
import {fold} from '#shared/filter/fold';

export type Emails = {
  /** Each person's first address, each address once. */
  readonly emails: readonly string[];
  /** People without an address. */
  readonly without: number;
  /** People who do not want the newsletter, or whose address does not take it. */
  readonly unwilling: number;
};

const UNWILLING = ['unsubscribed', 'cleaned', 'complained'];

/** The addresses of people, in their order. */
export function emailsOf(columns: AnyColumns, ordinals: ArrayLike<number>): Emails {
  const found = new Map<string, string>();
  let [without, unwilling] = [0, 0];
  for (let at = 0; at < ordinals.length; at++) {
    const ordinal = ordinals[at] ?? 0;
    const [email] = columns.words('email', ordinal);
    if (email === undefined) without += 1;
    else if (!found.has(fold(email))) found.set(fold(email), email);
    if (UNWILLING.includes(columns.word('newsletter', ordinal))) unwilling += 1;
  }
  return {emails: [...found.values()], without, unwilling};
}

/** As many as mail programs take in one mail. */
export const MAIL_BATCH = 500;

/** Addresses in batches of equal size, as long as the last one. */
export function batchesOf(emails: readonly string[]): string[][] {
  const batches: string[][] = [];
  for (let from = 0; from < emails.length; from += MAIL_BATCH) batches.push(emails.slice(from, from + MAIL_BATCH));
  return batches;
}
