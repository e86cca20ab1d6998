import type {Supporter} from '#shared/model/supporter';
import {withPending} from '../../api/pending';
import {documents} from '../../mirror/documents';
import type {Snapshot} from './snapshot';

/** Documents read in one transaction. */
const BLOCK = 1_000;

/** People's documents in their order, with what waits to be sent; undefined when it was stopped. `tell`: how many are read. */
export async function readSupporters(
  {mirror, state, pending}: Pick<Snapshot, 'mirror' | 'state' | 'pending'>,
  ordinals: Uint32Array,
  {signal, tell}: {readonly signal: AbortSignal; readonly tell?: ((done: number) => void) | undefined},
): Promise<Supporter[] | undefined> {
  const people: Supporter[] = [];
  for (let from = 0; from < ordinals.length; from += BLOCK) {
    const found = await documents(mirror, state, [...ordinals.subarray(from, from + BLOCK)]);
    if (signal.aborted) return undefined;
    for (const person of found) if (person !== undefined) people.push(withPending(person, pending));
    tell?.(Math.min(ordinals.length, from + BLOCK));
  }
  return people;
}
