import {Hono} from 'hono';
import {type ImportResponse, importRequestSchema} from '#shared/protocol/connect';
import {LIMITS} from '../limits';
import {type Home, wake} from '../workspace/home';
import {importChunk} from '../workspace/import-readings';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

/** `POST /v1/imports`: a chunk of a file's readings. A chunk sent twice changes nothing, because its readings say the same. */
export function importsRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().post('/', async c => {
    const chunk = await readJson(c.req.raw, importRequestSchema, LIMITS.importBytes);
    const response: ImportResponse = importChunk(home, chunk);
    wake(home);
    return c.json(response);
  });
}
