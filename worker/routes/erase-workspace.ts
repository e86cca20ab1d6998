import {Hono} from 'hono';
import {type EraseWorkspaceResponse, eraseWorkspaceRequestSchema} from '#shared/protocol/erase-workspace';
import {eraseWorkspace} from '../workspace/erase-workspace';
import type {Home} from '../workspace/home';
import {readSetting} from '../workspace/setting-store';
import {ProblemError} from './problem-error';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

/** `POST /v1/workspace/erase`: everything goes, for good. */
export function eraseWorkspaceRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().post('/', async c => {
    const {confirm} = await readJson(c.req.raw, eraseWorkspaceRequestSchema);
    if (confirm !== readSetting(home.sql, 'name')) throw new ProblemError('bad-request', 'confirm is not the name');
    const response: EraseWorkspaceResponse = await eraseWorkspace(home);
    return c.json(response);
  });
}
