import {Hono} from 'hono';
import type {HistoryResponse} from '#shared/protocol/history';
import {peopleQuestionSchema} from '#shared/protocol/people';
import {findPeople} from '../workspace/find-people';
import type {Home} from '../workspace/home';
import {readHistory} from '../workspace/read-history';
import {readStatement} from '../workspace/read-statement';
import {ProblemError} from './problem-error';
import type {Caller} from './session-guard';

const FRESH = {'cache-control': 'no-store'};

/**
 * `GET /v1/supporters?filter=…`: whom a filter fits, see `shared/protocol/people`. `GET /v1/supporters/:id/history`: what is known
 * of a person over time. `GET /v1/supporters/:id/statement`: what they earned and spent.
 */
export function supportersRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>()
    .get('/', c => {
      const question = peopleQuestionSchema.safeParse(c.req.query());
      if (!question.success) throw new ProblemError('bad-request', 'filter, zone, after');
      if (!isZone(question.data.zone ?? 'UTC')) throw new ProblemError('bad-request', 'zone');
      const found = findPeople(home, question.data);
      if ('code' in found) throw new ProblemError('bad-request', `filter: ${found.code} at ${found.at}`);
      return c.json(found, 200, FRESH);
    })
    .get('/:id/history', c => {
      const records = readHistory(home.sql, c.req.param('id'));
      if (records === undefined) throw new ProblemError('not-found', 'supporter');
      const response: HistoryResponse = {records};
      return c.json(response, 200, FRESH);
    })
    .get('/:id/statement', c => {
      const statement = readStatement(home.sql, c.req.param('id'));
      if (statement === undefined) throw new ProblemError('not-found', 'supporter');
      return c.json(statement, 200, FRESH);
    });
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', {timeZone: zone});
    return true;
  } catch {
    return false;
  }
}
