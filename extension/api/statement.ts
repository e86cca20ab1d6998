import {type StatementResponse, statementResponseSchema} from '#shared/protocol/statement';
import {request, type Server} from './client';

/** What a person earned and spent, as the private server keeps it. */
export function pullStatement(server: Server, id: string): Promise<StatementResponse> {
  return request(server, {path: `/v1/supporters/${encodeURIComponent(id)}/statement`, schema: statementResponseSchema});
}
