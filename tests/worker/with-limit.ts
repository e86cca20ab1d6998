import {LIMITS} from '../../worker/limits.ts';

/** Runs with room for so many documents in one commit, so that a test need not write thousands to run out of it. */
export async function withDocuments<T>(most: number, work: () => T | Promise<T>): Promise<T> {
  const limits: {documentsInMemory: number} = LIMITS;
  const before = limits.documentsInMemory;
  limits.documentsInMemory = most;
  try {
    return await work();
  } finally {
    limits.documentsInMemory = before;
  }
}
