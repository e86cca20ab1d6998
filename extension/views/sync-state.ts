/** How this browser stands with the private server; `local`: there is none. */
export type SyncState =
  | {readonly kind: 'local'}
  | {readonly kind: 'synced'; readonly at: number | null}
  | {readonly kind: 'syncing'}
  | {readonly kind: 'offline'}
  | {readonly kind: 'unreachable' | 'unloaded'; readonly nextAt: number | null}
  | {readonly kind: 'unpaired' | 'unallowed'};
