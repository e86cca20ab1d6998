import {storage} from 'wxt/utils/storage';

/** This browser's session with the creator's private server. */
export type StoredSession = {
  /** Origin of the server, without a slash at the end. */
  readonly server: string;
  readonly token: string;
  readonly workspace: string;
  /** The workspace's name, for the creator. */
  readonly name: string;
};

/** A site that the creator switched Regulars on for. */
export type Site = {readonly origin: string; readonly adapter: string};

/** What the last look at the server brought. `retryAt` counts while `problem` is set. */
export type PullState = {
  readonly at: number | null;
  readonly problem: 'offline' | 'unreachable' | 'unpaired' | null;
  readonly retryAt: number | null;
};

/** Null: local mode, nothing leaves the browser. */
export const session = storage.defineItem<StoredSession | null>('local:session', {fallback: null});
export const sites = storage.defineItem<readonly Site[]>('local:sites', {fallback: []});
/** The site that the browser is asking the creator about: asking may close the popup that wanted to know. */
export const wantedSite = storage.defineItem<Site | null>('local:wantedSite', {fallback: null});
/** Chips, bar and panel are hidden in all tabs, for streams. */
export const hidden = storage.defineItem<boolean>('local:hidden', {fallback: false});
export const pullState = storage.defineItem<PullState>('local:pullState', {
  fallback: {at: null, problem: null, retryAt: null},
});
