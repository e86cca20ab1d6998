import {expect} from 'vitest';
import type {TrackedKind, Tracking, TrackRequest, TrackResponse} from '#shared/protocol/track';
import {call, drain, newWorkspace, pass, readFeed, rowsOf, type TestWorkspace} from './harness.ts';
import {fileReading} from './readings.ts';

/** A creator's own site. */
export const SITE = 'https://ada.example';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
export const RULES = {origins: [SITE], pages: ['/blog/*', '/ebook'], columns: ['city', 'topic'], siteAsks: false};
export const VISITOR = 'visitor0visitor0visitor0';
export const MINUTE = 60_000;
export const DAY = 86_400_000;

export async function tracked(rules: object = RULES): Promise<{workspace: TestWorkspace; key: string}> {
  const workspace = await newWorkspace();
  const started = (await (await workspace.call('/v1/tracking', {body: rules})).json()) as Tracking;
  return {workspace, key: started.key ?? ''};
}

let events = 0;
export const did = (kind: TrackedKind, what?: string, more: object = {}) => {
  events += 1;
  return {id: `event-${events}`.padEnd(12, '0'), at: Date.now(), kind, ...(what === undefined ? {} : {what}), ...more};
};

export function post(
  key: string,
  request: Partial<TrackRequest> | string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = typeof request === 'string' ? request : {visitor: VISITOR, events: [], ...request};
  return call(`/v1/track/${key}`, {body, headers: {origin: SITE, 'user-agent': BROWSER, ...headers}});
}

export async function told(key: string, request: Partial<TrackRequest>): Promise<TrackResponse> {
  const response = await post(key, request);
  expect(response.status).toBe(200);
  return (await response.json()) as TrackResponse;
}

export const view = async (workspace: TestWorkspace) => (await (await workspace.call('/v1/tracking')).json()) as Tracking;
export const rows = (workspace: TestWorkspace) =>
  rowsOf(workspace, 'select day, visitor, doc from tracked order by day, visitor');

/** Somebody whom a file named, with the id that a personal link carries. */
export async function withPatron(workspace: TestWorkspace): Promise<string> {
  await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings: [fileReading(1, {paid: true})]}});
  return (await readFeed(workspace)).supporters[0]?.id ?? '';
}

export async function fold(workspace: TestWorkspace): Promise<void> {
  pass(MINUTE);
  await drain(workspace);
}
