import {preflight, withCors} from './directory/cors';
import {answer} from './directory/front-door';
import {runJob} from './directory/run-job';
import type {Env} from './env';
import {answerFor, ProblemError} from './routes/problem-error';
import {logFailure} from './workspace/log';

// biome-ignore lint/performance/noBarrelFile: the platform finds the class among the entry's exports
export {Workspace} from './workspace/workspace';

/** Finds the workspace that a request is for and passes it on; the cron and `POST /v1/jobs/:job` run the same jobs. */
export default {
  async fetch(request, env) {
    const response = preflight(request) ?? (await answer(request, env, Date.now()).catch(answerError));
    return withCors(request, response, env.ALLOWED_ORIGINS);
  },
  scheduled(controller, env, ctx) {
    ctx.waitUntil(runJob(env, 'heal', controller.scheduledTime));
  },
} satisfies ExportedHandler<Env>;

function answerError(error: unknown): Response {
  if (!(error instanceof ProblemError)) logFailure('front door', error);
  return answerFor(error);
}
