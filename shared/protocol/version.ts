/**
 * Counts up at every change of what crosses the wire; `tests/shared/protocol/version.test.ts` notices a change without it.
 *
 * 1: first version
 */
export const PROTOCOL_VERSION = 1;
