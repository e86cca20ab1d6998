import {eraseWorkspaceResponseSchema} from '#shared/protocol/erase-workspace';
import {request, type Server} from './client';

/** Deletes the whole workspace on the private server. @param name - the workspace's own, as proof that it is meant */
export function eraseWorkspace(server: Server, name: string): Promise<{untold: number}> {
  return request(server, {path: '/v1/workspace/erase', body: {confirm: name}, schema: eraseWorkspaceResponseSchema});
}
