import type {Engagement} from '#shared/model/engagement';
import type {Identifier, IdentifierType} from '#shared/model/identifier';
import type {Reading, RecordKey} from '#shared/model/record';
import type {Role} from '#shared/model/role';
import type {Choices, ConnectedVendor, ConnectRequest} from '#shared/protocol/connect';
import type {OutboundClient} from '../sync/outbound-client';

/** What every call of a connector gets: the way out, and whose data it reads. */
export type Access = {
  readonly http: OutboundClient;
  /** Address that paths are appended to, without a slash at the end. */
  readonly base: string;
  /** The vendor's own id of the site, audience, campaign or server: the second part of every record key. */
  readonly account: string;
  /** What the creator calls it: the site's host, the audience's name. */
  readonly label: string;
  /** What opens the next request: a key, or an access token that is fresh. */
  readonly key: string;
  /** What `connect` learned and later calls need, by the vendor's own words. No secret. */
  readonly extra: Readonly<Record<string, string>>;
  readonly now: number;
  /** When the last pass ended, epoch milliseconds: what people did before is known. Absent: nothing was read to its end yet. */
  readonly readTo?: number | undefined;
};

/** What opens an account. Sealed wherever it is kept. */
export type Credentials = {
  /** The pasted key, or the access token. */
  readonly key: string;
  /** Buys the next access token; works once with some vendors. */
  readonly refresh?: string | undefined;
  /** When `key` stops to work, epoch milliseconds; absent: never, as far as we know. */
  readonly expiresAt?: number | undefined;
  /** The creator's own app at the vendor. */
  readonly client?: {readonly id: string; readonly secret: string} | undefined;
};

/**
 * Where a reading stands. `since`: everything that changed before this is read (epoch milliseconds; undefined: nothing yet).
 * `page`: pages taken of what changed since then, more than 0 only where one instant fills whole pages. `place`: the vendor's
 * own word for where to go on, with the connector's before it where it reads several lists in turn (`comments:TOKEN`).
 */
export type Cursor = {readonly since: number | undefined; readonly page: number; readonly place?: string | undefined};

/** A row that could not be read: kept and shown, so that nobody is lost in silence. */
export type BadRow = {
  /** The vendor's own id of it, where that much could be read. Never a name or an address. */
  readonly id: string | undefined;
  /** Where the shape broke: "at email". */
  readonly issue: string;
};

export type PulledPage = {
  readonly readings: readonly Reading[];
  readonly bad: readonly BadRow[];
  /** Which list the page is of, where the connector reads several: two of them may rightly say the same. */
  readonly list?: string | undefined;
  /** Where to go on now; undefined at the last page. */
  readonly next: Cursor | undefined;
  /** Where the next reading of changes starts; told on every page. */
  readonly resumeFrom: number | undefined;
  /** How many rows the vendor says are left, this page included; undefined where it does not say. */
  readonly remaining: number | undefined;
  /** About how many there are in all, where the vendor counts others than it lists: to show how far it is, not to judge by. */
  readonly about?: number | undefined;
  /** Roles of the server, told at least once in a pass; absent where the vendor has none. */
  readonly roles?: readonly Role[] | undefined;
  /** Subjects of activities that this pass reads to their end. */
  readonly posts?: readonly string[] | undefined;
  /** Kinds of records that the vendor does not let us read, told on the last page: nobody among them is taken for gone. */
  readonly withheld?: readonly string[] | undefined;
};

export type Connected = Pick<Access, 'account' | 'label' | 'base'> &
  Pick<Credentials, 'key' | 'refresh' | 'expiresAt'> & {readonly extra?: Access['extra']};

/** A webhook as it arrived. `url` is the public address that the vendor called, query included. */
export type Delivery = {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly now: number;
};

/** What we gave the vendor, or the creator got from it, to sign webhooks with. */
export type WebhookKeys = {readonly secret: string; readonly client?: Credentials['client']};

export type Webhooks = {
  /**
   * Registers at the vendor. Absent: the creator does it by hand, guided.
   *
   * @returns the ids to remember, and the vendor's own secret where it makes one. Throws `ConnectorError`.
   */
  register?(access: Access, target: {url: string; secret: string}): Promise<{ids: string[]; secret?: string | undefined}>;
  /** Takes registrations back. Throws `ConnectorError`. */
  remove?(access: Access, ids: readonly string[]): Promise<void>;
  /** Whether the vendor sent this, judged over the raw bytes. */
  verify(delivery: Delivery, keys: WebhookKeys): Promise<boolean>;
  /** What tells this delivery from every other; undefined: its body and signature do. */
  id?(delivery: Delivery): string | undefined;
  /** The records to read again: a delivery is a hint and no more. */
  subjects(delivery: Delivery, account: string): readonly RecordKey[];
  /** An answer of the vendor's own liking: to a ping, to a question whether the address is ours. undefined: 204. */
  reply?(delivery: Delivery): Response | undefined;
};

/** How a creator's own app is asked for, RFC 6749 with PKCE (RFC 7636) where the vendor takes it. */
export type OAuth = {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl?: string;
  /** The least that the connector's calls need. */
  readonly scopes: readonly string[];
  readonly pkce: boolean;
  /** What the vendor wants besides: `access_type=offline`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Sent along with whatever is asked of the vendor in this. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** How supporters say by the vendor itself which account there is theirs, through the creator's own app. */
export type Linking = {
  /** What `whoIs` tells besides the name. */
  readonly type: IdentifierType;
  readonly oauth: OAuth;
  /** The id of the app that the connection's key is of. Throws `ConnectorError`. */
  appOf(access: Access): Promise<string>;
  /** Whose token it is: one strong identifier, and the name as a weak one. Throws `ConnectorError`. */
  whoIs(http: OutboundClient, base: string, token: string): Promise<readonly Identifier[]>;
  /** The record of that person in an account of the creator's. */
  memberKey(account: string, id: string): RecordKey;
};

/** What every vendor's file promises. A connector knows no store: it turns requests into readings. */
export type Connector = {
  readonly vendor: ConnectedVendor;
  /** Hosts beside the one of `base` that its calls reach. */
  readonly hosts?: readonly string[];
  /** `none`: the vendor cannot say what changed, so every pass reads everything. */
  readonly changes: 'since' | 'none';
  /** Least milliseconds between two passes; absent: the deployment's own pace. */
  readonly everyMs?: number;
  /** Kinds of records that a whole pass sees all of; one of another kind is never taken for gone. */
  readonly sweeps: readonly string[];
  /**
   * With `changes: 'none'` a pass reads what `sweeps` names anew each time; what else there is only this often, and in between
   * back to `since`. Absent: everything, each time.
   */
  readonly deepEveryMs?: number;
  /** Kinds that such a pass sees all of besides. */
  readonly deepSweeps?: readonly string[];
  /**
   * Whether what somebody did was taken back where such a pass did not see it. `isRead`: the pass read its post to the end, see
   * `PulledPage.posts`. Absent: never.
   */
  isTakenBack?(act: Engagement, isRead: boolean): boolean;
  /**
   * The longest that anything read may be kept without being read anew, by the vendor's rules: then, and with the connection, it
   * goes. Absent: until the creator erases it.
   */
  readonly keepsMs?: number;
  /** Only of people whom a record of another vendor names by the same identifier anything is kept, see `sync/keep-linked`. */
  readonly linkedOnly?: boolean;
  /** Requests that the vendor takes within a time, where its answers do not say. */
  readonly rate?: {readonly requests: number; readonly windowMs: number};
  readonly oauth?: OAuth;
  /** Where the creator's key leads, before anything is asked; undefined where key or address are malformed or another vendor's. */
  address(request: ConnectRequest): string | undefined;
  /** Tries the key and learns the account, or which there are to choose from. Throws `ConnectorError`. */
  connect(http: OutboundClient, request: ConnectRequest, now: number): Promise<Connected | Choices>;
  /** Buys fresh credentials; absent: those of `oauth`, or the key lives for ever. Throws `ConnectorError`. */
  refresh?(http: OutboundClient, base: string, held: Credentials, now: number): Promise<Credentials>;
  /** Reads one page, oldest change first where the vendor knows changes. Throws `ConnectorError`. Does not retry and does not write. */
  pull(access: Access, cursor: Cursor): Promise<PulledPage>;
  /** Reads one record; a `deleted` reading where the vendor no longer has it. Throws `ConnectorError`. */
  readOne?(access: Access, key: RecordKey): Promise<Reading>;
  /** Adds or removes a label; false where the person is gone. Repeating it changes nothing. Throws `ConnectorError`. */
  setLabel?(access: Access, key: RecordKey, label: {name: string; on: boolean}): Promise<boolean>;
  /**
   * Writes one of the vendor's own fields, by the name that `custom` of a reading or `readField` has for it: what stood there is
   * read before, so that it can be put back. Null empties it. False where the person is gone. Throws `ConnectorError`.
   */
  setField?(access: Access, key: RecordKey, field: {name: string; value: string | null}): Promise<boolean>;
  /**
   * What stands in one of the vendor's own fields: null for nothing, undefined where the person is gone. Absent: `custom` of a
   * reading has all that `setField` can write. Throws `ConnectorError`.
   */
  readField?(access: Access, key: RecordKey, name: string): Promise<string | null | undefined>;
  /** Gives or takes a role, by its name. False where the person is gone. Throws `ConnectorError`. */
  setRole?(access: Access, key: RecordKey, role: {name: string; on: boolean}): Promise<boolean>;
  /**
   * Asks somebody whether they want the newsletter: nobody is subscribed by us, and nobody whom the vendor knows as anything but
   * pending is written over. Throws `ConnectorError`.
   */
  invite?(access: Access, person: {email: string; name: string | undefined}): Promise<void>;
  /** Who liked or commented one post, one page; `post` is its address or id. Throws `ConnectorError`. */
  readPost?(access: Access, post: string, cursor: Cursor): Promise<PulledPage>;
  readonly webhooks?: Webhooks;
  readonly linking?: Linking;
};

/** Whether a key opens several accounts, of which none was named. */
export function isChoice(answer: Connected | Choices): answer is Choices {
  return 'choices' in answer;
}
