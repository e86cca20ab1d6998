import * as z from 'zod/mini';
import {
  type BundleChunk,
  type BundleState,
  bundleStateSchema,
  deriveResponseSchema,
  receiveResponseSchema,
} from '#shared/protocol/bundle';
import {request, type Server} from './client';

/** How the private server stands to a move. */
export function bundleState(server: Server): Promise<BundleState> {
  return request(server, {path: '/v1/bundle', schema: bundleStateSchema});
}

/** Hands one chunk over; the answer is the number of the chunk that is waited for. */
export async function putChunk(server: Server, wanted: {move: string; n: number; chunk: BundleChunk}): Promise<number> {
  return (await request(server, {path: '/v1/bundle/chunks', body: wanted, schema: receiveResponseSchema})).next;
}

/** Has the server make the people of some more records. */
export function derivePeople(server: Server, move: string): Promise<{derived: number; isDone: boolean}> {
  return request(server, {path: '/v1/bundle/people', body: {move}, schema: deriveResponseSchema});
}

/** Nothing changes on the server from now on, until it is released. */
export function holdServer(server: Server, move: string): Promise<BundleState> {
  return request(server, {path: '/v1/bundle/hold', body: {move}, schema: bundleStateSchema});
}

export function releaseServer(server: Server): Promise<BundleState> {
  return request(server, {path: '/v1/bundle/hold', method: 'DELETE', schema: bundleStateSchema});
}

// Its rows are checked where they are taken in, see `backup/stage`.
const pageSchema = z.object({chunk: z.unknown(), next: z.nullable(z.string()), head: z.int()});
export type ChunkPage = z.infer<typeof pageSchema>;

/** The next chunk of the server's workspace. @param after - `next` of the one before; undefined: the header */
export function pullChunk(server: Server, after: string | undefined): Promise<ChunkPage> {
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  return request(server, {path: `/v1/bundle/chunks${query}`, schema: pageSchema});
}
