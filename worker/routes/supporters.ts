import {Hono} from 'hono';
import type {HistoryResponse} from '#shared/protocol/history';
import type {Home} from '../workspace/home';
import {readHistory} from '../workspace/read-history';
import {ProblemError} from './problem-error';
import type {Caller} from './session-guard';

/** `GET /v1/supporters/:id/history`: what is known of a person over time. */
export function supportersRoutes({sql}: Home): Hono<Caller> {
  return new Hono<Caller>().get('/:id/history', c => {
    const records = readHistory(sql, c.req.param('id'));
    if (records === undefined) throw new ProblemError('not-found', 'supporter');
    const response: HistoryResponse = {records};
    return c.json(response, 200, {'cache-control': 'no-store'});
  });
}
