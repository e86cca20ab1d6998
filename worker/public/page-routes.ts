import {Hono} from 'hono';
import type {PageLinks} from '#shared/protocol/page';
import type {Caller} from '../routes/session-guard';
import type {Home} from '../workspace/home';
import {endLinks, type PageKeys, pageKeysOf} from './page-keys';

const FRESH = {'cache-control': 'no-store'};

/** `/v1/page`: the creator's own side of supporters' pages, see `shared/protocol/page`. */
export function pageRoutes(home: Home): Hono<Caller> {
  const view = ({key, version, gate}: PageKeys): PageLinks => ({workspace: home.id, key, version, gate: `${home.id}.${gate}`});
  return new Hono<Caller>()
    .get('/', c => c.json(view(pageKeysOf(home)), 200, FRESH))
    .post('/version', c => c.json(view(endLinks(home)), 200, FRESH));
}
