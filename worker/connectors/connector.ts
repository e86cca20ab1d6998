import type {Reading, RecordKey} from '#shared/model/record';
import type {ConnectRequest} from '#shared/protocol/connect';
import type {OutboundClient} from '../sync/outbound-client';

/** What every call of a connector gets: the way out, and whose data it reads. */
export type Access = {
  readonly http: OutboundClient;
  /** Address that paths are appended to, without a slash at the end. */
  readonly base: string;
  /** The vendor's own id of the site or audience: the second part of every record key. */
  readonly account: string;
  /** What the creator calls it: the site's host, the audience's name. */
  readonly label: string;
  readonly key: string;
  readonly now: number;
};

/**
 * Where a reading stands. `since`: everything that changed before this is read (epoch milliseconds; undefined: nothing yet).
 * `page`: pages taken of what changed since then, more than 0 only where one instant fills whole pages.
 */
export type Cursor = {readonly since: number | undefined; readonly page: number};

export type PulledPage = {
  readonly readings: readonly Reading[];
  /** Rows that could not be read. */
  readonly skipped: number;
  /** Where to go on now; undefined at the last page. */
  readonly next: Cursor | undefined;
  /** Where the next reading of changes starts; told on every page. */
  readonly resumeFrom: number | undefined;
  /** How many rows the vendor says are left, this page included; undefined where it does not say. */
  readonly remaining: number | undefined;
};

export type Connected = Pick<Access, 'account' | 'label' | 'base' | 'key'>;

/** A webhook as it arrived. */
export type Delivery = {readonly headers: Headers; readonly body: Uint8Array<ArrayBuffer>; readonly now: number};

export type Webhooks = {
  /** Registers at the vendor and returns the ids to remember. Throws `ConnectorError`. */
  register(access: Access, target: {url: string; secret: string}): Promise<string[]>;
  /** Takes registrations back. Throws `ConnectorError`. */
  remove(access: Access, ids: readonly string[]): Promise<void>;
  /** Whether the vendor sent this, judged over the raw bytes. */
  verify(delivery: Delivery, secret: string): Promise<boolean>;
  /** The record to read again; undefined where the delivery names none. */
  subject(delivery: Delivery, account: string): RecordKey | undefined;
};

/** What every vendor's file promises. A connector knows no store: it turns requests into readings. */
export type Connector = {
  readonly vendor: ConnectRequest['vendor'];
  /** Where the creator's key leads, before anything is asked; undefined where key or address are malformed or another vendor's. */
  address(request: ConnectRequest): string | undefined;
  /** Tries the key and learns the account. Throws `ConnectorError`. */
  connect(http: OutboundClient, request: ConnectRequest, now: number): Promise<Connected>;
  /** Reads one page, oldest change first. Throws `ConnectorError`. Does not retry and does not write. */
  pull(access: Access, cursor: Cursor): Promise<PulledPage>;
  /** Reads one record; a `deleted` reading where the vendor no longer has it. Throws `ConnectorError`. */
  readOne?(access: Access, key: RecordKey): Promise<Reading>;
  /** Adds or removes a label; false where the person is gone. Repeating it changes nothing. Throws `ConnectorError`. */
  setLabel?(access: Access, key: RecordKey, label: {name: string; on: boolean}): Promise<boolean>;
  readonly webhooks?: Webhooks;
};
