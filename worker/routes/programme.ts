import {Hono} from 'hono';
import {previewRequestSchema} from '#shared/protocol/preview';
import type {Home} from '../workspace/home';
import {previewPage} from '../workspace/preview';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

/** `POST /v1/programme/preview`, see `shared/protocol/preview`. */
export function programmeRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().post('/preview', async c => {
    const request = await readJson(c.req.raw, previewRequestSchema);
    return c.json(previewPage(home, request), 200, {'cache-control': 'no-store'});
  });
}
