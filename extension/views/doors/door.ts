import type {ConnectedVendor} from '#shared/protocol/connect';
import type {Sentence} from './sentence';

/** Paste a key; or register your own app, which is marked as advanced. */
export const DOOR_KINDS = ['key', 'app'] as const;
export type DoorKind = (typeof DOOR_KINDS)[number];

/** The vendors behind doors, those that a creator is likely to have first. The wire's own list would bring its schemas along. */
export const DOOR_VENDORS = [
  'patreon',
  'ghost',
  'mailchimp',
  'kit',
  'hubspot',
  'discord',
  'youtube',
  'bluesky',
] as const satisfies readonly ConnectedVendor[];

/** Something that is often pasted in place of what is asked for, and what is said then. */
export type MixUp = {readonly fits: RegExp; readonly says: Sentence};

/** What the creator types or pastes. `id` and `secret` are those of their own app. */
export type DoorField = {
  readonly name: 'url' | 'user' | 'key' | 'id' | 'secret';
  readonly label: Sentence;
  /** What it looks like. */
  readonly example: string;
  /** Whatever does not fit is doubted, never refused: the vendor has the last word. */
  readonly fits: RegExp;
  readonly mixUps: readonly MixUp[];
  /** What is cut away before anything else: what people copy along with it. */
  readonly strip?: RegExp;
};

/** One thing that the key may do, and why it is needed. */
export type Right = {
  /** The vendor's own name of it; absent where there is none to choose. */
  readonly scope?: string;
  readonly why: Sentence;
};

/** One way to connect a vendor. */
export type Door = {
  readonly kind: DoorKind;
  /** What it takes a creator who has an account and has never done it. */
  readonly minutes: number;
  /** Where it begins at the vendor; undefined: at an address of the creator's own, see `pageAt`. */
  readonly page: string | undefined;
  /** Where it begins on the creator's own site. @param site - with its scheme, without a slash at the end */
  readonly pageAt?: (site: string) => string;
  readonly steps: readonly Sentence[];
  readonly fields: readonly DoorField[];
  /** The vendor wants to know where it sends the creator back to. */
  readonly hasRedirect: boolean;
  /** `scopes`: chosen one by one. `whole`: the vendor's keys open all of the account, these are what we use of it. */
  readonly reach: 'scopes' | 'whole';
  readonly rights: readonly Right[];
  /** What a creator should know before they begin. */
  readonly remark?: Sentence;
};

/** A page of rules that the vendor wants shown before anybody connects. */
export type Term = {readonly label: Sentence; readonly address: string};

/** A webhook that the creator sets up at the vendor by hand: what they do before the address is made, and with it. */
export type ByHand = {
  /** Where it begins at the vendor. */
  readonly page: string;
  readonly before: readonly Sentence[];
  /** What the vendor signs its news with. */
  readonly secret: DoorField;
  readonly after: readonly Sentence[];
};

/** How supporters come to link their own account there: the app that the door made learns our address, and tells its secret. */
export type LinkingDoor = {
  /** Where it begins at the vendor. */
  readonly page: string;
  readonly steps: readonly Sentence[];
  /** The app's secret. */
  readonly secret: DoorField;
};

/** A vendor that a private server reads, and every way in. */
export type VendorDoors = {
  readonly vendor: ConnectedVendor;
  /** The quickest first. */
  readonly doors: readonly Door[];
  /** Asked where a key opens several accounts. */
  readonly which: Sentence;
  readonly terms: readonly Term[];
  /** Where the key is taken back at the vendor. @param label - what the connection is called: a site's host */
  readonly revoke: (label: string) => string;
  /** Absent where we set webhooks up ourselves, or there are none. */
  readonly byHand?: ByHand;
  /** Absent where supporters can link nothing by themselves. */
  readonly linking?: LinkingDoor;
};
