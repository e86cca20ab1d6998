import type {Access} from '#shared/membership/access';
import type {Status} from '#shared/membership/status';
import type {Rule} from '#shared/model/rule';
import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import type {CopyReport} from './dashboards/copy-report';
import type {Health} from './dashboards/health';
import {defineMessages} from './messaging';
import type {PartName} from './overlay/parts';

/**
 * What the parts of the extension say to one another. Content scripts (the overlay) ask the background, because their own
 * IndexedDB is the page's; popup and page read the mirror themselves and send only what changes something.
 */

/** What one chip shows. The text on it and its accessible name are made in `overlay/chip` from this alone. */
export type ChipState =
  /** `risk`: the last charge was declined. `staleDays`: the freshest source is that many days old, 0 while it is fresh. */
  | {readonly kind: 'score'; readonly score: number; readonly risk: boolean; readonly staleDays: number}
  /** Joined less than 30 days ago. */
  | {readonly kind: 'new'; readonly joinedDays: number}
  | {readonly kind: 'unknown'}
  | {readonly kind: 'ambiguous'}
  | {readonly kind: 'masked'}
  | {readonly kind: 'opted-out'}
  | {readonly kind: 'hidden'};

/** A row as the page shows it: identifier texts (`identifierText`) in the adapter's order, and an e-mail prefix if cut. */
export type RowIdentity = {
  readonly identifiers: readonly string[];
  readonly emailPrefix?: string | undefined;
  /** Only where the row says nothing better. A name never identifies: it names people to choose from. */
  readonly name?: string | undefined;
  /** The page hides who it is; nothing else is said then. */
  readonly masked?: boolean | undefined;
  /** Two of the identifiers are of one type, and a row is about one person: unless both are the same one's, nothing is known. */
  readonly conflict?: boolean | undefined;
};

export type RowAnswer = {
  readonly state: ChipState;
  /** The supporter's id; absent when the row names nobody we know, or more than one person. */
  readonly id?: string | undefined;
  /** The row could be several people, and the creator said who it is. */
  readonly isChosen?: boolean | undefined;
  /** Whether the person matches the filter of the request; absent without one. */
  readonly matches?: boolean | undefined;
  /** One for each column that the request names, in its order; absent without any, and for nobody. */
  readonly facts?: readonly RowFact[] | undefined;
};

/** What one column says of a person beside the score; `name` is the column's, `text` is '' where there is nothing. */
export type RowFact = {readonly name: string; readonly text: string};

/** A column that can stand beside the score. */
export type FactField = {readonly name: string; readonly label: string};

export type SegmentCount = {readonly id: string; readonly name: string; readonly filter: string; readonly count: number};

/** What the bar shows. `segments` are in the creator's order; a filter text that does not parse counts as 0. */
export type BarState = {readonly total: number; readonly segments: readonly SegmentCount[]; readonly home: 'server' | 'local'};

export type FilterCheck =
  | {readonly ok: true; readonly count: number}
  | {readonly ok: false; readonly at: number; readonly message: string};

/** The host's own list for a filter: what it will show and cannot ask for, in words. Without `hash` it can ask for nothing. */
export type HandOver = {
  /** As the creator calls it. */
  readonly host: string;
  readonly text: string;
  /** Within the host's page. */
  readonly hash?: string | undefined;
};

/** One line under a score. `share` is of the score, so the lines add up to it; undefined: cannot be seen, "not known". */
export type ScoreLine = {
  readonly rule: string;
  readonly share: number | undefined;
  /** What a rule of the creator's own says of itself. */
  readonly said?: Pick<Rule, 'name' | 'action' | 'channel'> | undefined;
};

/** Owed and not delivered; `month` null where it is owed once. */
export type OwedBenefit = {readonly benefit: string; readonly name: string; readonly month: string | null};

/** Everything the card says about a person. */
export type PersonCard = {
  readonly supporter: Supporter;
  readonly score: number | undefined;
  readonly lines: readonly ScoreLine[];
  /** The level above, where a programme of levels runs: its name and the points that are missing. */
  readonly next?: {readonly level: string; readonly missing: number} | undefined;
  readonly status: Status;
  readonly access: Access;
  /** The newest month first. */
  readonly owed: readonly OwedBenefit[];
  /** Vendors whose accounts are connected or whose files were imported: what they do not say of the person is not so. */
  readonly connected: readonly string[];
  /** Where each vendor shows them, by the key of the record there. */
  readonly links: readonly {readonly record: string; readonly address: string}[];
  /** All tags in use, for the tag menu, most used first. */
  readonly tagsInUse: readonly string[];
};

export type CommandAnswer =
  /**
   * `writingTo`: labels of connections that it is also written to. `undo`: the command that takes it back. `isWaiting`: kept,
   * and sent as soon as the private server answers.
   */
  | {
      readonly ok: true;
      readonly writingTo: readonly string[];
      readonly undo?: Command | undefined;
      readonly isWaiting?: boolean | undefined;
    }
  | {
      readonly ok: false;
      /** `unsent`: the private server does not answer, and it is nothing that may be kept for later. */
      readonly code: 'offline' | 'unsent' | 'refused' | 'unpaired' | 'storage' | 'unloaded';
      readonly detail?: string | undefined;
    };

/** One of several people, with what tells them apart. */
export type Candidate = {
  readonly id: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** Vendors of the records, each once. */
  readonly vendors: readonly string[];
  readonly score: number | undefined;
};

/** Why somebody is in a list or not: its conditions in their order, `depth` 1 where one stands inside another. */
export type WhyAnswer = {
  readonly isIn: boolean;
  readonly lines: readonly {
    readonly text: string;
    readonly holds: boolean;
    readonly depth: number;
    /** What the person has there, in words. */
    readonly value?: string | undefined;
    /** Who said so, and how long ago. */
    readonly said?: string | undefined;
  }[];
};

/** What the overlay finds on a page. `total`: what the page prints; `detected`: rows that the detector sees, where it looked. */
export type SiteReport = Health & {
  /** As the creator calls the vendor; '' on a page that no adapter knows. */
  readonly adapter: string;
  readonly rows: number;
  readonly recognised: number;
  readonly total?: number | undefined;
  readonly detected?: number | undefined;
};

/**
 * Whom the panel beside a page is about. `unknown`: nobody in the creator's data; `several`: the row could be any of `ids`.
 * Kept in `storage.session`, for each tab.
 */
export type PanelSubject =
  | {readonly kind: 'person'; readonly id: string}
  | {readonly kind: 'unknown'; readonly identity: RowIdentity}
  | {
      readonly kind: 'several';
      readonly identity: RowIdentity;
      readonly ids: readonly string[];
      /** Of the page with the row. */
      readonly origin: string | undefined;
    };

/** What is kept for the panel beside a page. `filter`: the text by which its list is looked through. */
export type PanelState = {readonly subject: PanelSubject | undefined; readonly filter: string | undefined};

/** `frame`: where the browser has no side panel, the address of the panel for this page alone; it opens once. */
export type SubjectAnswer = {readonly subject: PanelSubject | undefined; readonly frame?: string | undefined};

type Messages = {
  /**
   * Overlay → background. One answer per row, in order. `filter` is a filter text, `facts` are names of its fields; without them it
   * is not the filter by which the list is looked through, which the panel tells.
   */
  lookUp(data: {
    rows: readonly RowIdentity[];
    filter?: string | undefined;
    facts?: readonly string[] | undefined;
  }): readonly RowAnswer[];
  /** Overlay → background: which columns can stand beside the score. */
  factFields(): readonly FactField[];
  bar(): BarState;
  check(data: {filter: string}): FilterCheck;
  /** `adapter`: its id, of the page that asks. */
  handOver(data: {adapter: string; filter: string}): HandOver | undefined;
  person(data: {id: string}): PersonCard | undefined;
  /**
   * Overlay → background: whom a row could be, and whom the creator says it is; without `id` that is taken back. `origin`: of the
   * page with the row, where another one asks.
   */
  candidates(data: {identity: RowIdentity}): readonly Candidate[];
  choose(data: {identity: RowIdentity; id?: string | undefined; origin?: string | undefined}): void;
  /** Undefined for an id that nobody has, and a filter that does not parse. */
  why(data: {id: string; filter: string}): WhyAnswer | undefined;
  /** The people whom a search finds, best first. */
  find(data: {query: string}): readonly Candidate[];
  /** `isQuiet`: part of an action on many, which stands in the log as one. */
  send(data: {command: Command; isQuiet?: boolean}): CommandAnswer;
  /** Overlay → background: the page's state, for the popup's line "this page: Ghost, 19 rows, 19 recognised". */
  report(data: SiteReport): void;
  /**
   * Overlay → background: whom the page is about, or whom the creator clicked on. By id where it is known, else by what the page
   * shows; neither: the page is about nobody. The panel follows. `open` opens it too, in the turn of the click that sends this,
   * and with neither about whom it was; the overlay calls `showPanel` for that.
   */
  subject(data: {identity?: RowIdentity | undefined; id?: string | undefined; open: boolean}): SubjectAnswer;
  /** Overlay → background: run the script of a part in the frame that asks; answered when it has run. */
  part(data: {name: PartName}): void;
  /** Overlay → background: open our own page at an address like `#/supporters/ID`, or the popup's first run. */
  open(data: {path: string}): void;
  /** Popup or page → background: a mirror generation or its contents changed; the background tells every overlay. */
  mirrorChanged(): void;
  /** Popup or page → background: pull from the server now. */
  syncNow(): void;
  /** Panel within a page → background: what it is about. Undefined: it is not in the frame that it was opened in. */
  panel(data: {nonce: string}): PanelState | undefined;
  /** Background → panel within a page: ask again. */
  panelChanged(): void;
  /** Background → overlay: look everything up again. */
  refresh(): void;
  /** Background → overlay: what the browser's own context menu was asked to do on the row last clicked. */
  menuVerb(data: {verb: 'open' | 'copy-email' | 'note' | 'tag'}): void;
  /**
   * Background or page → overlay: tick the page's own boxes of the rows that a filter names, `of` people in all, and say so there.
   * `onPage` of the people are in rows with a box, `ticked` of those are ticked now. Undefined where the page shows no list with
   * boxes. Nothing is sent.
   */
  tick(data: {filter: string; of: number}): {readonly onPage: number; readonly ticked: number} | undefined;
  /** Background → overlay, answered: what the page shows now. */
  siteReport(): SiteReport;
  /** Popup → overlay, answered: how the page is built, without data, to be sent to us; undefined when it cannot be looked into. */
  copyReport(): CopyReport | undefined;
  /** Popup → overlay, in Firefox: show the panel in the page. */
  showPanel(): void;
};

export const {sendMessage, onMessage, removeAllListeners} = defineMessages<Messages>();
