import {Hono} from 'hono';
import * as z from 'zod/mini';
import {authorizeRequestSchema, type BadRowsResponse, connectRequestSchema, webhookRequestSchema} from '#shared/protocol/connect';
import {beginAuthorisation, redirectOf} from '../workspace/authorisations';
import {readBadRows} from '../workspace/bad-rows';
import {listConnections, publicView, readConnection} from '../workspace/connection-store';
import {connectVendor, disconnect, replaceKey, syncSoon} from '../workspace/connections';
import {countOnlyHere} from '../workspace/forget-account';
import {type Home, wake} from '../workspace/home';
import {webhookByHand} from '../workspace/webhook-by-hand';
import {askingVendor} from './asking-vendor';
import {ProblemError} from './problem-error';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

const keySchema = z.object({key: z.string().check(z.minLength(1), z.maxLength(4_000))});

/** Connections: paste a key or ask the vendor, try now, replace the key, see what could not be read, disconnect. */
export function connectionsRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>()
    .get('/', c => c.json({connections: listConnections(home.sql).map(({id, state}) => publicView(id, state))}))
    .post('/', async c => {
      const request = await readJson(c.req.raw, connectRequestSchema);
      const connection = await askingVendor(() => connectVendor(home, request, {origin: new URL(c.req.url).origin}));
      if (connection === 'malformed') throw new ProblemError('bad-request', 'the address or the key is malformed');
      if (connection === 'connected-already') throw new ProblemError('conflict', 'this account is connected already');
      if ('choices' in connection) return c.json(connection);
      wake(home);
      return c.json(connection, 201);
    })
    .get('/authorize', c => c.json({redirect: redirectOf(home, new URL(c.req.url).origin)}))
    .post('/authorize', async c => {
      const request = await readJson(c.req.raw, authorizeRequestSchema);
      const begun = await beginAuthorisation(home, request, new URL(c.req.url).origin);
      if (begun === 'not-found') throw new ProblemError('not-found');
      if (begun === 'malformed') throw new ProblemError('bad-request', 'this vendor or app cannot be asked for permission');
      return c.json(begun, 201);
    })
    .get('/:id/bad-rows', c => {
      const id = c.req.param('id');
      if (readConnection(home.sql, id) === undefined) throw new ProblemError('not-found');
      const response: BadRowsResponse = {rows: readBadRows(home.sql, id)};
      return c.json(response);
    })
    .get('/:id/only-here', c => {
      const state = readConnection(home.sql, c.req.param('id'));
      if (state === undefined) throw new ProblemError('not-found');
      return c.json(countOnlyHere(home.sql, state));
    })
    .post('/:id/sync', c => {
      const accept = c.req.query('accept-deletions') === 'true';
      const connection = syncSoon(home, c.req.param('id'), accept);
      if (connection === undefined) throw new ProblemError('not-found');
      wake(home);
      return c.json(connection, 202);
    })
    .post('/:id/webhook', async c => {
      const {secret} = await readJson(c.req.raw, webhookRequestSchema);
      const url = await webhookByHand(home, c.req.param('id'), {secret, origin: new URL(c.req.url).origin});
      if (url === undefined) throw new ProblemError('not-found');
      return c.json({url}, 201);
    })
    .patch('/:id', async c => {
      const {key} = await readJson(c.req.raw, keySchema);
      const connection = await askingVendor(() => replaceKey(home, c.req.param('id'), key));
      if (connection === undefined) throw new ProblemError('not-found');
      if (connection === 'malformed') throw new ProblemError('bad-request', 'the key is malformed');
      if (connection === 'other-account') throw new ProblemError('conflict', 'this key is of another account');
      wake(home);
      return c.json(connection);
    })
    .delete('/:id', async c => {
      if (!(await disconnect(home, c.req.param('id'), c.req.query('forget') === 'true'))) throw new ProblemError('not-found');
      wake(home);
      return c.body(null, 204);
    });
}
