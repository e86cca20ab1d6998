import {Hono} from 'hono';
import {linkingRequestSchema} from '#shared/protocol/connect';
import {readConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {allowLinking, endLinking, linkRedirectOf} from '../workspace/linking';
import {askingVendor} from './asking-vendor';
import {ProblemError} from './problem-error';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

/** `/v1/connections/ID/linking`: whether supporters can link their account there by themselves, through the creator's own app. */
export function linkingRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>()
    .get('/:id/linking', c => {
      if (readConnection(home.sql, c.req.param('id')) === undefined) throw new ProblemError('not-found');
      return c.json({redirect: linkRedirectOf(new URL(c.req.url).origin)});
    })
    .post('/:id/linking', async c => {
      const {secret} = await readJson(c.req.raw, linkingRequestSchema);
      const connection = await askingVendor(() => allowLinking(home, c.req.param('id'), secret));
      if (connection === undefined) throw new ProblemError('not-found');
      return c.json(connection, 201);
    })
    .delete('/:id/linking', async c => {
      const connection = await endLinking(home, c.req.param('id'));
      if (connection === undefined) throw new ProblemError('not-found');
      return c.json(connection);
    });
}
