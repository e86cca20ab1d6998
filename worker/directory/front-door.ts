import {sessionRequestSchema, workspaceRequestSchema} from '#shared/protocol/session';
import type {Env} from '../env';
import {LIMITS} from '../limits';
import {type Notice, noticePage} from '../public/notice-page';
import {callbackPage} from '../routes/callback-page';
import {ProblemError} from '../routes/problem-error';
import {readBody, readJson} from '../routes/read-json';
import {CALLBACK_PATH, LINK_PATH} from '../workspace/callback-path';
import {sameSecret} from '../workspace/secrets';
import {listWorkspace, mostOverdue} from './directory';
import {jobNameSchema, runJob} from './run-job';
import {snippetResponse} from './snippet';
import {bearerOf, parseToken} from './token';

const AT_MOST_LISTED = 100;

/** Finds the workspace that a request is for and passes it on; answers itself only what belongs to the deployment. */
export async function answer(incoming: Request, env: Env, now: number): Promise<Response> {
  const isOpen = /^\/(?:v1\/track|me|go)\//.test(new URL(incoming.url).pathname);
  // Read before anything is decided: nobody is sent a refusal while still sending, and nothing large reaches an object.
  const body = incoming.body === null ? undefined : await readBody(incoming, isOpen ? LIMITS.trackBytes : LIMITS.importBytes);
  const request = body === undefined ? incoming : new Request(incoming, {body});
  const {pathname, searchParams} = new URL(request.url);
  const route = `${request.method} ${pathname}`;
  if (route === 'POST /v1/workspaces') return createWorkspace(request, env, now);
  if (route === 'GET /v1/workspaces') return listWorkspaces(request, env);
  if (route === 'POST /v1/sessions') return signIn(request, env);
  if (route === 'GET /v1/track.js') return snippetResponse();
  if (route.startsWith('POST /v1/jobs/')) return runNamedJob(request, env, now);
  const bearer = bearerOf(request.headers.get('authorization'));
  if (route === 'POST /v1/pairings' && (await isSecret(bearer, env.SETUP_TOKEN))) return pairByToken(request, env);
  if (pathname === CALLBACK_PATH) return comeBack(request, searchParams.get('state') ?? '', env);
  if (pathname === LINK_PATH) return openPage(request, {link: searchParams.get('state') ?? '', notice: 'linkStale'}, env);
  const link = /^\/(?:me|go)\/([^/]+)(?:\/|$)/.exec(pathname)?.[1];
  if (link !== undefined) return openPage(request, {link, notice: 'wrong'}, env);
  const hook = /^\/v1\/(?:webhooks|track)\/([^/]+)$/.exec(pathname)?.[1];
  if (!pathname.startsWith('/v1/')) throw new ProblemError('not-found');
  return workspaceOf(hook ?? bearer, env).fetch(request);
}

/** A vendor sends a creator back: whatever is wrong with the state, a person looks at the answer. */
async function comeBack(request: Request, state: string, env: Env): Promise<Response> {
  try {
    return await workspaceOf(state, env).fetch(request);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return callbackPage(request, 'stale');
  }
}

/** A supporter follows a link: whatever is wrong with it, a person looks at the answer. */
async function openPage(request: Request, {link, notice}: {link: string; notice: Notice}, env: Env): Promise<Response> {
  try {
    return await workspaceOf(link, env).fetch(request);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return noticePage(request, notice);
  }
}

/** @throws ProblemError 'unauthorised' for a text that names none of this deployment's workspaces */
function workspaceOf(token: string | undefined, {WORKSPACE}: Env): ReturnType<Env['WORKSPACE']['get']> {
  const workspace = parseToken(token ?? '')?.workspace;
  if (workspace === undefined) throw new ProblemError('unauthorised');
  return byId(workspace, WORKSPACE);
}

function byId(id: string, namespace: Env['WORKSPACE']): ReturnType<Env['WORKSPACE']['get']> {
  try {
    // Ids carry the namespace's own check: one that was made up does not even reach an object.
    return namespace.get(namespace.idFromString(id));
  } catch {
    throw new ProblemError('unauthorised');
  }
}

/** Constant time, and never true where the deployment has no such secret. */
async function isSecret(given: string | undefined, secret: string | undefined): Promise<boolean> {
  return (await sameSecret(given ?? '', secret ?? '')) && (secret ?? '') !== '';
}

async function requireSecret(request: Request, secret: string | undefined): Promise<void> {
  if (!(await isSecret(bearerOf(request.headers.get('authorization')), secret))) throw new ProblemError('unauthorised');
}

async function createWorkspace(request: Request, env: Env, now: number): Promise<Response> {
  await requireSecret(request, env.SETUP_TOKEN);
  const {name} = await readJson(request, workspaceRequestSchema);
  const id = env.WORKSPACE.newUniqueId();
  const pairing = await env.WORKSPACE.get(id).open(name);
  await listWorkspace(env.DIRECTORY, {id: id.toString(), name, overdueAt: now});
  return Response.json({workspace: id.toString(), pairing}, {status: 201});
}

/** For who runs the deployment: which workspaces there are, to pair a new browser with one. */
async function listWorkspaces(request: Request, env: Env): Promise<Response> {
  await requireSecret(request, env.SETUP_TOKEN);
  const listings = await mostOverdue(env.DIRECTORY, AT_MOST_LISTED);
  return Response.json({workspaces: listings.map(({id, name}) => ({workspace: id, name}))});
}

async function pairByToken(request: Request, env: Env): Promise<Response> {
  const workspace = new URL(request.url).searchParams.get('workspace') ?? '';
  const pairing = await byId(workspace, env.WORKSPACE).pair();
  if (pairing === undefined) throw new ProblemError('not-found');
  return Response.json(pairing, {status: 201});
}

/** The code names the workspace, so the body is read here and passed on as it came. */
async function signIn(request: Request, env: Env): Promise<Response> {
  const {code} = await readJson(request.clone(), sessionRequestSchema);
  if (parseToken(code) === undefined) throw new ProblemError('code-used');
  return workspaceOf(code, env).fetch(request);
}

async function runNamedJob(request: Request, env: Env, now: number): Promise<Response> {
  await requireSecret(request, env.JOB_TOKEN);
  const job = jobNameSchema.safeParse(new URL(request.url).pathname.split('/').at(-1));
  if (!job.success) throw new ProblemError('not-found', 'no such job');
  return Response.json(await runJob(env, job.data, now));
}
