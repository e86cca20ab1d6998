/** What shows the mirror in this window, each with what reads it again. */
const followers = new Set<() => Promise<void>>();

/** From now on `caughtUp` waits for this too. @returns what ends that */
export function keepUp(read: () => Promise<void>): () => void {
  followers.add(read);
  return () => void followers.delete(read);
}

/**
 * Resolves when this window shows the mirror as it is now. Whoever says what was changed waits for it: beside the words "25 added"
 * no list may still say that nobody is there. Never rejects.
 */
export async function caughtUp(): Promise<void> {
  await Promise.all([...followers].map(read => read().catch(reportError)));
}
