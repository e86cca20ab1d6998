import {
  type EntriesPage,
  entriesPageSchema,
  type ReadPostRequest,
  type ReadPostResponse,
  readPostResponseSchema,
} from '#shared/protocol/promotions';
import {request, type Server} from './client';

/** Entries of a promotion on the private server, some records at a time. */
export function pullEntries(server: Server, id: string, after: string | undefined): Promise<EntriesPage> {
  const query = after === undefined ? '' : `?${new URLSearchParams({after})}`;
  return request(server, {path: `/v1/promotions/${encodeURIComponent(id)}/entries${query}`, schema: entriesPageSchema});
}

/** Has the server read one page of who liked and commented a post. */
export function readPostPage(server: Server, connection: string, wanted: ReadPostRequest): Promise<ReadPostResponse> {
  const path = `/v1/connections/${encodeURIComponent(connection)}/posts`;
  return request(server, {path, body: wanted, schema: readPostResponseSchema});
}
