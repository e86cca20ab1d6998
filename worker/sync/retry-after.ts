import * as z from 'zod/mini';

const MOST_MS = 86_400_000;

const number = z.catch(z.optional(z.number()), undefined);
/** Where the bodies of vendors say it: Discord's `retry_after`, Patreon's `errors[].retry_after_seconds`. */
const bodySchema = z.object({
  retry_after: number,
  errors: z.catch(z.optional(z.array(z.object({retry_after_seconds: number}))), undefined),
});

/**
 * How long the vendor asks to wait, in milliseconds, in whichever of the known ways it says so; undefined where it does not.
 *
 * `Retry-After` in seconds or as a date (RFC 9110, 10.2.3) · Discord's body and `X-RateLimit-Reset-After` · Patreon's body ·
 * `RateLimit-Reset` as an instant in seconds (Bluesky) · HubSpot's window.
 */
export function retryAfterOf(headers: Headers, body: unknown, now: number): number | undefined {
  const told = [
    fromHeader(headers.get('retry-after'), now),
    ...fromBody(body),
    seconds(headers.get('x-ratelimit-reset-after')),
    instant(headers.get('ratelimit-reset'), now),
    plain(headers.get('x-hubspot-ratelimit-interval-milliseconds')),
  ].find(ms => ms !== undefined);
  return told === undefined ? undefined : Math.min(Math.max(Math.ceil(told), 0), MOST_MS);
}

function fromHeader(text: string | null, now: number): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  return seconds(text) ?? finite(Date.parse(text) - now);
}

function fromBody(body: unknown): (number | undefined)[] {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return [];
  const {retry_after, errors = []} = parsed.data;
  return [retry_after, ...errors.map(error => error.retry_after_seconds)].map(value =>
    value === undefined ? undefined : finite(value * 1_000),
  );
}

function seconds(text: string | null): number | undefined {
  const ms = plain(text);
  return ms === undefined ? undefined : ms * 1_000;
}

function plain(text: string | null): number | undefined {
  return text === null || text.trim() === '' ? undefined : finite(Number(text));
}

function instant(text: string | null, now: number): number | undefined {
  const ms = seconds(text);
  return ms === undefined ? undefined : ms - now;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
