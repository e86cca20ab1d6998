import type {Reading, RecordKey} from '#shared/model/record';
import type {Access, Connector, Cursor, PulledPage} from '../../worker/connectors/connector.ts';
import {ConnectorError} from '../../worker/sync/connector-error.ts';
import {type ConnectorCase, connected, START} from '../contract/connector.ts';
import type {FakeVendor} from '../fakes/vendors/fake-vendor.ts';
import {type Exchange, recorded} from './exchanges.ts';

/** What a connector was seen to do with its vendor's stand-in. */
export type Seen = {
  readonly exchanges: readonly Exchange[];
  readonly readings: readonly Reading[];
  /** Why it did not come to its end; undefined: it did. */
  readonly failure: string | undefined;
};

/** A few more than one, so that lists are lists. */
const PEOPLE = 5;
const MOST_PAGES = 30;
/** A field that is there to be written, by vendor. */
const FIELDS: Readonly<Record<string, string>> = {hubspot: 'lastname', mailchimp: 'COMPANY', kit: 'city'};
const ROLE = 'Reader';

/** Has a connector do everything that it can, against a stand-in without faults. */
export async function drive({connector, vendor}: Pick<ConnectorCase, 'connector' | 'vendor'>): Promise<Seen> {
  const {fake, exchanges} = recorded(vendor(PEOPLE));
  const readings: Reading[] = [];
  try {
    await driveThrough(connector, fake, readings);
    return {exchanges, readings, failure: undefined};
  } catch (error) {
    return {exchanges, readings, failure: error instanceof Error ? error.message : String(error)};
  }
}

async function driveThrough(connector: Connector, fake: FakeVendor, readings: Reading[]): Promise<void> {
  const first = await readAll(connector, fake, START);
  const resumed = first.pages.at(-1)?.resumeFrom ?? Date.UTC(2026, 10, 1);
  const second = await readAll(connector, fake, {since: resumed, page: 0});
  readings.push(...[...first.pages, ...second.pages].flatMap(page => page.readings));
  const key = readings[0]?.key;
  if (key === undefined) throw new Error(`${connector.vendor} read nobody`);
  await write(connector, fake, key);
  await register(connector, fake);
  await beThrottled(connector, fake);
}

async function readAll(connector: Connector, fake: FakeVendor, from: Cursor): Promise<{pages: PulledPage[]}> {
  const pages: PulledPage[] = [];
  for (let cursor: Cursor | undefined = from; cursor !== undefined; ) {
    const page: PulledPage = await connector.pull(await connected(connector, fake), cursor);
    pages.push(page);
    if (page.bad.length > 0) throw new Error(`${connector.vendor}: a bad row ${page.bad[0]?.issue}`);
    if (pages.length > MOST_PAGES) throw new Error(`the pages of ${connector.vendor} never end`);
    cursor = page.next;
  }
  return {pages};
}

async function write(connector: Connector, fake: FakeVendor, key: RecordKey): Promise<void> {
  const {vendor, readOne, setLabel, setField, readField, setRole, invite} = connector;
  const access = () => connected(connector, fake);
  await readOne?.(await access(), key);
  for (const on of [true, false]) {
    demand(await setLabel?.(await access(), key, {name: 'VIP', on}), 'setLabel');
    demand(await setRole?.(await access(), key, {name: ROLE, on}), 'setRole');
  }
  const name = FIELDS[vendor];
  if (setField !== undefined && name === undefined) throw new Error(`which field of ${vendor} is to be written?`);
  for (const value of ['Lyon', null]) demand(await setField?.(await access(), key, {name: name ?? '', value}), 'setField');
  await readField?.(await access(), key, name ?? '');
  await invite?.(await access(), {email: 'new@example.org', name: 'New Reader'});
}

/** A write that finds nobody tells nothing of the vendor. */
function demand(done: boolean | undefined, what: string): void {
  if (done === false) throw new Error(`${what} found nobody`);
}

/** How the vendor asks for patience is its own too. */
async function beThrottled(connector: Connector, fake: FakeVendor): Promise<void> {
  const access = await connected(connector, fake);
  fake.faults.push('throttled');
  const error = await connector.pull(access, START).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConnectorError) || error.code !== 'rate-limited') throw new Error(`throttled, it says ${String(error)}`);
}

async function register({webhooks, ...connector}: Connector, fake: FakeVendor): Promise<void> {
  const access: Access = await connected(connector, fake);
  const made = await webhooks?.register?.(access, {url: 'https://regulars.example/v1/webhooks/x', secret: 'a secret of ours'});
  if (made !== undefined) await webhooks?.remove?.(access, made.ids);
}
