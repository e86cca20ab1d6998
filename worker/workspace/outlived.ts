import type {Reading} from '#shared/model/record';
import {accountOf} from '#shared/model/record-key';
import {connectors} from '../connectors/registry';
import {LIMITS} from '../limits';
import {commitParts} from './commit-parts';
import {listConnections} from './connection-store';
import type {Home} from './home';
import {liveRecordsOf} from './sweep-store';

/**
 * Lets go of what a vendor's rules do not let us keep (`Connector.keepsMs`): accounts that were not read anew in time, and those
 * that are connected no more. What a later file said of the same people stays, and so does what the creator wrote.
 */
export function dropOutlived(home: Home): void {
  const {sql, now} = home;
  const connections = listConnections(sql);
  for (const {vendor, keepsMs} of connectors) {
    if (keepsMs === undefined) continue;
    const isFresh = (deepAt: number | undefined) => deepAt === undefined || now() - deepAt <= keepsMs;
    const fresh = new Set(
      connections.flatMap(({state}) => (state.vendor === vendor && isFresh(state.deepAt) ? state.account : [])),
    );
    const outlived = liveRecordsOf(sql, vendor).filter(({key}) => !fresh.has(accountOf(key)));
    for (let at = 0; at < outlived.length; at += LIMITS.readingsPerCommit) {
      const readings = outlived.slice(at, at + LIMITS.readingsPerCommit).map(withoutWord);
      commitParts(home, readings, part => ({readings: part}));
    }
  }
}

/** As old as the word that it takes back: nobody left, so a file that is newer goes on counting. */
function withoutWord({key, asOf}: {key: string; asOf: number}): Reading {
  return {key, source: 'api', asOf, identifiers: [], fields: {}, deleted: true};
}
