import {Hono} from 'hono';
import {pastQuestionSchema} from '#shared/protocol/past';
import type {Home} from '../workspace/home';
import {readPast} from '../workspace/read-past';
import {ProblemError} from './problem-error';
import type {Caller} from './session-guard';

/** `GET /v1/history?question=…&after=ID`: a question about everyone's history, see `shared/protocol/past`. */
export function historyRoutes({sql, now}: Home): Hono<Caller> {
  return new Hono<Caller>().get('/', c => {
    const {after = '', ...asked} = c.req.query();
    const question = pastQuestionSchema.safeParse(asked);
    if (!question.success) throw new ProblemError('bad-request', 'question, and its dates');
    return c.json(readPast(sql, question.data, {after, now: now()}), 200, {'cache-control': 'no-store'});
  });
}
