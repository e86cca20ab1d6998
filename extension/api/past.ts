import {type PastPage, type PastQuestion, pastPageSchema} from '#shared/protocol/past';
import {request, type Server} from './client';

// Apart from the client, because the background asks no such questions.

/** One page of the answer to a question about everyone's history. */
export function pullPast(server: Server, question: PastQuestion, after: string): Promise<PastPage> {
  const query = new URLSearchParams(after === '' ? {} : {after});
  for (const [name, value] of Object.entries(question)) if (value !== undefined) query.set(name, String(value));
  return request(server, {path: `/v1/history?${query}`, schema: pastPageSchema});
}
