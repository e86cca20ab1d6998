/** Held while a file is read or taken back: one at a time, whatever the number of windows. */
export const LOCK = 'regulars:import';

/** Whether any window reads a file, or takes one back. */
export async function isImporting(): Promise<boolean> {
  const {held = []} = await navigator.locks.query();
  return held.some(({name}) => name === LOCK);
}
