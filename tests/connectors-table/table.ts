import type {Connector} from '../../worker/connectors/connector.ts';
import {CASES} from '../contract/cases.ts';
import {BUSY} from '../specs/busy-vendors.ts';
import {drive, type Seen} from '../specs/drive.ts';

export const CAPABILITIES = [
  'people',
  'what changed',
  'orders',
  'activities',
  'one post',
  'webhooks',
  'deletions',
  'labels',
  'fields',
  'roles',
  'invitations',
  'OAuth',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** How a connector has each capability; undefined: it has not. */
export type Row = {readonly vendor: Connector['vendor']; readonly cells: Readonly<Record<Capability, string | undefined>>};

/** What every connector can do, said by itself and seen with its stand-in. */
export async function readTable(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of CASES) {
    const {vendor} = one.connector;
    const seen = await drive({...one, vendor: BUSY[vendor] ?? one.vendor});
    if (seen.failure !== undefined) throw new Error(`${vendor}: ${seen.failure}`);
    rows.push({vendor, cells: cellsOf(one.connector, seen)});
  }
  return rows.sort((left, right) => (left.vendor < right.vendor ? -1 : 1));
}

function cellsOf(connector: Connector, {readings}: Seen): Row['cells'] {
  const {changes, everyMs, linkedOnly, webhooks, sweeps, oauth} = connector;
  const yes = (has: unknown) => (has ? 'yes' : undefined);
  const often = everyMs === undefined ? 'each pass' : `every ${Math.round(everyMs / 3_600_000)} h`;
  return {
    people: readings.length === 0 ? undefined : linkedOnly ? 'who linked the account' : 'all',
    'what changed': changes === 'since' ? 'since the last pass' : `whole list, ${often}`,
    orders: yes(readings.some(({orders = []}) => orders.length > 0)),
    activities: yes(readings.some(({activities = []}) => activities.length > 0)),
    'one post': yes(connector.readPost),
    webhooks: webhooks === undefined ? undefined : webhooks.register === undefined ? 'set by hand' : 'set by us',
    deletions: sweeps.length === 0 ? undefined : 'by whole passes',
    labels: yes(connector.setLabel),
    fields: yes(connector.setField),
    roles: yes(connector.setRole),
    invitations: yes(connector.invite),
    OAuth: oauth === undefined ? undefined : oauth.pkce ? 'with PKCE' : 'yes',
  };
}
