import type {Connection} from '#shared/model/connection';
import type {PullState} from '../../settings';
import type {SyncState} from '../sync-state';
import type {FileAge} from '../today';

/** Files are kept like connections that never sync; on screen they are told by their age. */
export function isFile({id}: Pick<Connection, 'id'>): boolean {
  return id.startsWith('file:');
}

/** The newest file of each vendor. */
export function fileAges(connections: readonly Connection[]): FileAge[] {
  const newest = new Map<string, number>();
  for (const {id, vendor, lastCompleteAt} of connections) {
    if (isFile({id}) && lastCompleteAt !== null) newest.set(vendor, Math.max(lastCompleteAt, newest.get(vendor) ?? 0));
  }
  return [...newest].map(([vendor, asOf]) => ({vendor, asOf}));
}

/** How the window stands with the private server. */
export function syncState(hasServer: boolean, pull: PullState, connections: readonly Connection[]): SyncState {
  if (!hasServer) return {kind: 'local'};
  if (pull.problem === 'offline') return {kind: 'offline'};
  if (pull.problem === 'unpaired' || pull.problem === 'unallowed') return {kind: pull.problem};
  if (pull.problem === 'unreachable' || pull.problem === 'unloaded') return {kind: pull.problem, nextAt: pull.retryAt};
  if (connections.some(({state}) => state === 'syncing')) return {kind: 'syncing'};
  return {kind: 'synced', at: pull.at};
}
