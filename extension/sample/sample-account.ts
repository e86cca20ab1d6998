/** The vendor account of all sample people: no vendor gives such an id, so that they are known wherever they stand. */
export const SAMPLE_ACCOUNT = 'sample';

/** Whether the people on screen are the sample's: connections say so, as everything else that is kept of files. */
export function isSample(connections: readonly {readonly account?: string | undefined}[]): boolean {
  return connections.some(({account}) => account === SAMPLE_ACCOUNT);
}

/** Whether a record is of the sample. */
export function isSampleRecord(key: string): boolean {
  return key.split('/')[1] === SAMPLE_ACCOUNT;
}
