import {storageItem} from './storage-item';

/** This browser's session with the creator's private server. */
export type StoredSession = {
  /** Origin of the server, without a slash at the end. */
  readonly server: string;
  readonly token: string;
  readonly workspace: string;
  /** The workspace's name, for the creator. */
  readonly name: string;
};

/** A site that the creator switched Regulars on for. `path`: where its list is, where sites choose that themselves. */
export type Site = {readonly origin: string; readonly adapter: string; readonly path?: string | undefined};

/** What the last look at the server brought. `retryAt` counts while `problem` is set. */
export type PullState = {
  readonly at: number | null;
  /** `unallowed`: the creator took back, in Firefox, that anything is sent. */
  readonly problem: 'offline' | 'unreachable' | 'unpaired' | 'unloaded' | 'unallowed' | null;
  readonly retryAt: number | null;
};

/** What the creator agreed to before anything was read; a newer version of the text is asked about again. `version` 0: taken back. */
export type Consent = {readonly at: number; readonly version: number};
export const CONSENT_VERSION = 1;

/** Whether the creator agreed to the text as it is now. */
export function isAgreed(given: Consent | null | undefined): boolean {
  return given !== undefined && given !== null && given.version >= CONSENT_VERSION;
}

/** Null: never asked or not agreed. Nothing of the creator's, page or file, is read until then. */
export const consent = storageItem<Consent | null>('consent', null);
/** The welcome was opened after the install. */
export const welcomed = storageItem<boolean>('welcomed', false);
/** Null: local mode, nothing leaves the browser. */
export const session = storageItem<StoredSession | null>('session', null);
export const sites = storageItem<readonly Site[]>('sites', []);
/** Sites where the creator switched it off again, latest first. */
export const sitesOff = storageItem<readonly Site[]>('sitesOff', []);
/** The site that the browser is asking the creator about: asking may close the popup that wanted to know. */
export const wantedSite = storageItem<Site | null>('wantedSite', null);
/** Chips, bar and panel are hidden in all tabs, for streams. */
export const hidden = storageItem<boolean>('hidden', false);
/** Names, e-mails and amounts are hidden in popup, panel and page, and every score on a chip. */
export const streaming = storageItem<boolean>('streaming', false);
/** Keys of our own windows that act without Ctrl or Alt. */
export const singleKeys = storageItem<boolean>('singleKeys', true);
/** What the creator chose for one site. */
export type SiteChoice = {
  /** Names of fields that stand beside the score there, two at most. */
  readonly facts: readonly string[];
  /** The page is not shown which rows a filter leaves out. */
  readonly isPrivate: boolean;
};
/** By the site's origin. */
export const siteChoices = storageItem<Readonly<Record<string, SiteChoice>>>('siteChoices', {});
export const pullState = storageItem<PullState>('pullState', {at: null, problem: null, retryAt: null});
/**
 * Whom the creator said rows are that could be several people: by site's origin, then by the row as `row-choices` writes it, the rid
 * of a record.
 */
export const rowChoices = storageItem<Readonly<Record<string, Readonly<Record<string, string>>>>>('rowChoices', {});
