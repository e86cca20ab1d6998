/** Addresses in one mail: more of them, and providers hold it for spam. */
export const BCC_BATCH = 50;

/** Windows cuts addresses of mails there, whatever the browser does. */
const LONGEST_LINK = 2_000;

/** People in batches of equal size, but the last. */
export function batchesOf<T>(people: readonly T[], size: number = BCC_BATCH): T[][] {
  const batches: T[][] = [];
  for (let from = 0; from < people.length; from += size) batches.push(people.slice(from, from + size));
  return batches;
}

export type Mail = {
  readonly to?: readonly string[];
  /** Nobody sees who else got it. */
  readonly bcc?: readonly string[];
  readonly subject: string;
  readonly text: string;
};

/** Opens the creator's mail program with the mail in it (RFC 6068); undefined where it would be cut off. */
export function mailLink({to = [], bcc = [], subject, text}: Mail): string | undefined {
  const fields = [
    ...(bcc.length === 0 ? [] : [`bcc=${bcc.map(address).join(',')}`]),
    ...(subject === '' ? [] : [`subject=${encodeURIComponent(subject)}`]),
    ...(text === '' ? [] : [`body=${encodeURIComponent(text.replaceAll(/\r?\n/g, '\r\n'))}`]),
  ];
  const link = `mailto:${to.map(address).join(',')}${fields.length === 0 ? '' : `?${fields.join('&')}`}`;
  return link.length > LONGEST_LINK ? undefined : link;
}

function address(email: string): string {
  return encodeURIComponent(email).replaceAll('%40', '@');
}
