import * as z from 'zod/mini';
import {ConnectorError, type ConnectorErrorCode} from './connector-error';
import {retryAfterOf} from './retry-after';

/** A vendor's answer, as far as a refusal can be read from it. */
export type Refused = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed; undefined where the body is no JSON. */
  readonly body: unknown;
  readonly now: number;
};

const text = z.catch(z.optional(z.string()), undefined);
const bodySchema = z.object({
  /** HubSpot: which limit, and what is missing. */
  policyName: text,
  category: text,
  /** Discord: its own number. */
  code: z.catch(z.optional(z.number()), undefined),
  /** Google: the reason of each error. Bluesky: a word. */
  error: z.catch(
    z.optional(z.union([z.string(), z.object({errors: z.catch(z.optional(z.array(z.object({reason: text}))), undefined)})])),
    undefined,
  ),
});

/** What vendors say in a body, where their status says less (vendors.md, 2.3, 2.6, 2.7, 2.9). */
const WORDS: Readonly<Record<string, ConnectorErrorCode>> = {
  quotaExceeded: 'quota',
  dailyLimitExceeded: 'quota',
  DAILY: 'quota',
  rateLimitExceeded: 'rate-limited',
  userRateLimitExceeded: 'rate-limited',
  RATE_LIMITS: 'rate-limited',
  insufficientPermissions: 'not-allowed',
  channelMembershipsNotEnabled: 'not-allowed',
  forbidden: 'not-allowed',
  commentsDisabled: 'not-allowed',
  accessNotConfigured: 'not-allowed',
  youtubeSignupRequired: 'not-allowed',
  MISSING_SCOPES: 'not-allowed',
  // Missing access, missing permissions.
  '50001': 'not-allowed',
  '50013': 'not-allowed',
  ExpiredToken: 'unauthorised',
  InvalidToken: 'unauthorised',
  AuthenticationRequired: 'unauthorised',
  RateLimitExceeded: 'rate-limited',
  // RFC 6749, 5.2: the refresh token was used or taken back, or the app is gone.
  invalid_grant: 'unauthorised',
  invalid_client: 'unauthorised',
  unauthorized_client: 'unauthorised',
  invalidPageToken: 'cursor-expired',
  InvalidCursor: 'cursor-expired',
};

/** Sorts a vendor's refusal into what the sync loop knows how to answer. The detail is the status alone. */
export function refusalOf({status, headers, body, now}: Refused): ConnectorError {
  const detail = `HTTP ${status}`;
  const retryAfterMs = retryAfterOf(headers, body, now);
  return new ConnectorError(wordOf(body) ?? codeOf(status, body), detail, {retryAfterMs});
}

function wordOf(body: unknown): ConnectorErrorCode | undefined {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return undefined;
  const {policyName, category, code, error} = parsed.data;
  const words = [policyName, category, code === undefined ? undefined : String(code)];
  const said = typeof error === 'string' ? [error] : (error?.errors ?? []).map(({reason}) => reason);
  return [...words, ...said].flatMap(word => (word === undefined ? [] : (WORDS[word] ?? [])))[0];
}

function codeOf(status: number, body: unknown): ConnectorErrorCode {
  if (status === 429) return 'rate-limited';
  if (status === 401) return 'unauthorised';
  // Mailchimp under load answers a bare 403; one with a JSON body means what it says (vendors.md, 2.4).
  if (status === 403) return body === undefined ? 'rate-limited' : 'unauthorised';
  if (status >= 500) return 'unreachable';
  return 'unexpected-shape';
}
