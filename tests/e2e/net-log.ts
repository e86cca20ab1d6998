import {readFileSync} from 'node:fs';
import * as z from 'zod/mini';

/** A request that left the browser, as its own network log has it. */
export type Sent = {readonly url: string; readonly initiator: string};

const logSchema = z.object({
  constants: z.object({logEventTypes: z.record(z.string(), z.number())}),
  events: z.array(
    z.object({type: z.number(), params: z.optional(z.object({url: z.optional(z.string()), initiator: z.optional(z.string())}))}),
  ),
});

/** Switches that make Chromium write its network log; it is whole once the browser has ended. */
export function netLogSwitches(file: string): string[] {
  return [`--log-net-log=${file}`];
}

/** Every request over the network of the whole browser, service workers and extension pages included. */
export function readNetLog(file: string): Sent[] {
  const {constants, events} = logSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const start = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events.flatMap(({type, params}) => {
    const isRequest = type === start && params?.url !== undefined && /^(https?|wss?):/.test(params.url);
    return isRequest ? {url: params.url ?? '', initiator: params.initiator ?? ''} : [];
  });
}

// Chromium's own housekeeping (form hints, account list), which no switch turns off; no page or extension stands behind it.
const BROWSERS_OWN = /^https?:\/\/[a-z0-9.-]+\.(google|googleapis|gvt1)\.com\//;

/** Whether the browser itself sent it, not a page, a content script or an extension. */
export function isBrowsersOwn({url, initiator}: Sent): boolean {
  return initiator === 'not an origin' && BROWSERS_OWN.test(url);
}
