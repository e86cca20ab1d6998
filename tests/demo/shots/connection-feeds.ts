import type {Connection} from '#shared/model/connection';
import type {BadRowsResponse, Choices, ConnectedVendor, OnlyHereResponse} from '#shared/protocol/connect';

const MINUTE = 60_000;

const LABELS: Readonly<Record<ConnectedVendor, string>> = {
  patreon: 'Ada’s letters',
  ghost: 'letters.example',
  mailchimp: 'Readers of the letters',
  kit: 'Letters from the workshop',
  hubspot: 'HubSpot 51409153',
  discord: 'The workshop',
  youtube: 'Ada in the workshop',
  bluesky: 'ada.bsky.social',
};

/** A connection that is well, but for what is said. */
function connected(vendor: ConnectedVendor, now: number, change: Partial<Connection> = {}): Connection {
  return {
    id: vendor,
    vendor,
    label: LABELS[vendor],
    state: 'idle',
    nextAt: now + 46 * MINUTE,
    lastCompleteAt: now - 14 * MINUTE,
    records: 1_960,
    skipped: 0,
    ...change,
  };
}

/** What the cards of eight vendors have to say, each something else. */
export function eightConnections(now: number): readonly Connection[] {
  const reading = {done: 1_250, expected: 10_000, rate: 600, leftMs: 875_000};
  return [
    connected('patreon', now, {state: 'syncing', nextAt: null, lastCompleteAt: null, records: 1_250, progress: reading}),
    connected('ghost', now, {expected: 1_960, completeness: 1}),
    connected('mailchimp', now, {state: 'waiting', problem: 'vendor-quota', nextAt: now + 540 * MINUTE, completeness: 0.98}),
    connected('kit', now, {expected: 2_000, completeness: 0.98, skipped: 3, badRows: 3}),
    connected('hubspot', now, {
      outgoing: {waiting: 12, failed: 2},
      completeness: 1,
      webhook: {since: now - 9 * 24 * 60 * MINUTE, lastAt: now - 40 * MINUTE},
    }),
    connected('discord', now, {state: 'waiting', problem: 'not-allowed', detail: 'HTTP 403', records: 84}),
    connected('youtube', now, {
      state: 'stopped',
      problem: 'unauthorised',
      nextAt: null,
      canAuthorise: true,
      records: 31,
      withheld: ['member'],
    }),
    connected('bluesky', now, {expiresAt: now + 9 * 24 * 60 * MINUTE, records: 5_020}),
  ];
}

export const BAD_ROWS = (now: number): BadRowsResponse => ({
  rows: [
    {id: '1047290211', issue: 'at email_address', at: now - 14 * MINUTE},
    {id: '1047290388', issue: 'at created_at', at: now - 14 * MINUTE},
    {issue: 'at id', at: now - 80 * MINUTE},
  ],
});

export const ONLY_HERE: OnlyHereResponse = {records: 1_960, people: 412};

export const AUDIENCES: Choices = {
  choices: [
    {id: 'a1', label: 'Readers of the letters'},
    {id: 'b2', label: 'Customers of the shop'},
    {id: 'c3', label: 'Test'},
  ],
};
