import * as z from 'zod/mini';
import {
  BUNDLE_PARTS,
  BUNDLE_VERSION,
  type BundleChunk,
  type BundleHeader,
  bundleHeaderSchema,
  bundleVersionSchema,
} from '#shared/protocol/bundle';
import type {Database} from '../mirror/database';

/** Why a bundle cannot be taken in. */
export class BundleError extends Error {
  override name = 'BundleError' as const;
  readonly code: 'newer' | 'cut' | 'damaged';

  constructor(code: BundleError['code'], detail: string, cause?: unknown) {
    super(`${code}: ${detail}`, {cause});
    this.code = code;
  }
}

/** How a bundle stands that is coming in. */
export type Staging = {
  readonly from: 'backup' | 'server';
  readonly move: string;
  /** Chunks that are here. */
  readonly chunks: number;
  readonly rows: number;
  readonly header: BundleHeader | undefined;
  /** Where a server's next chunk begins; absent at the beginning, null at the end. */
  readonly cursor?: string | null | undefined;
  readonly counts: Readonly<Record<string, number>>;
  readonly isWhole: boolean;
};

/** What is coming in, or came in and waits to take the place of what is here; undefined: nothing. */
export async function readStaging(database: Database): Promise<Staging | undefined> {
  const held = await database.get('setting', 'staging');
  // Written by `stage` alone.
  return held === undefined ? undefined : (held as Staging);
}

/** Begins to take a bundle in beside what is here. Another one that did not come to its end is dropped. */
export async function beginStaging(database: Database, {from, move}: Pick<Staging, 'from' | 'move'>): Promise<Staging> {
  const staging: Staging = {from, move, chunks: 0, rows: 0, header: undefined, counts: {}, isWhole: false};
  const writing = database.transaction(['staged', 'setting'], 'readwrite');
  await writing.objectStore('staged').clear();
  await writing.objectStore('setting').put(staging, 'staging');
  await writing.done;
  return staging;
}

export async function dropStaging(database: Database): Promise<void> {
  const writing = database.transaction(['staged', 'setting'], 'readwrite');
  await writing.objectStore('staged').clear();
  await writing.objectStore('setting').delete('staging');
  await writing.done;
}

/**
 * Keeps one chunk of a bundle, with how far it is, so that one that is cut off goes on there.
 *
 * @param given - a chunk as its source has it, unchecked
 * @throws BundleError where it does not belong there
 */
export async function stage(database: Database, staging: Staging, given: unknown, cursor?: string | null): Promise<Staging> {
  const chunk = checked(given);
  const next: Staging = {...following(staging, chunk), ...(cursor === undefined ? {} : {cursor})};
  const writing = database.transaction(['staged', 'setting'], 'readwrite');
  await writing.objectStore('staged').put(chunk, staging.chunks);
  await writing.objectStore('setting').put(next, 'staging');
  await writing.done;
  return next;
}

/**
 * A home stored these rows, and they come through a seal or from the creator's own server: only how they are packed is checked. One
 * row that a schema does not like must not cost everything else.
 */
const packingSchema = z.discriminatedUnion('part', [
  bundleHeaderSchema,
  z.object({part: z.enum(BUNDLE_PARTS), rows: z.array(z.looseObject({}))}),
  z.object({part: z.literal('end'), counts: z.record(z.string(), z.int())}),
]);

function checked(given: unknown): BundleChunk {
  const version = bundleVersionSchema.safeParse(given);
  if (version.success && version.data.version > BUNDLE_VERSION) throw new BundleError('newer', `bundle ${version.data.version}`);
  const parsed = packingSchema.safeParse(given);
  if (!parsed.success) throw new BundleError('damaged', 'a chunk of another shape', parsed.error);
  return parsed.data as BundleChunk;
}

/** Checks chunks one after the other, for who only passes them on. Throws `BundleError`. */
export function beginCheck(): (given: unknown) => BundleChunk {
  let staging: Staging = {from: 'server', move: '', chunks: 0, rows: 0, header: undefined, counts: {}, isWhole: false};
  return given => {
    const chunk = checked(given);
    staging = following(staging, chunk);
    return chunk;
  };
}

function following(staging: Staging, chunk: BundleChunk): Staging {
  const {chunks, counts} = staging;
  if ((chunk.part === 'header') !== (chunks === 0) || staging.isWhole)
    throw new BundleError('damaged', `${chunk.part} at ${chunks}`);
  const base = {...staging, chunks: chunks + 1};
  if (chunk.part === 'header') return {...base, header: chunk};
  if (chunk.part !== 'end') {
    const rows = chunk.rows.length;
    return {...base, rows: staging.rows + rows, counts: {...counts, [chunk.part]: (counts[chunk.part] ?? 0) + rows}};
  }
  const isWhole = Object.entries(chunk.counts).every(([part, rows]) => (counts[part] ?? 0) === rows);
  if (!isWhole) throw new BundleError('cut', 'rows are missing');
  return {...base, isWhole};
}
