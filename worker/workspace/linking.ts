import type {Connection} from '#shared/model/connection';
import {connectorOf} from '../connectors/registry';
import {newBudget} from '../limits';
import {openConnection} from '../sync/access';
import {ConnectorError} from '../sync/connector-error';
import {type Issuer, revokeTokens, tryApp} from '../sync/oauth-tokens';
import {LINK_PATH} from './callback-path';
import {type ConnectionState, listConnections, publicView, readConnection, writeConnection} from './connection-store';
import type {Home} from './home';
import {logFailure} from './log';
import {changeSealed} from './vault';

/**
 * Where the vendor sends supporters back to who link their account: beside their pages, whose links bear the address that the
 * creator's browser uses. The browser that comes back then is known by a cookie of that host.
 */
export function linkRedirectOf(origin: string): string {
  return new URL(LINK_PATH, origin).href;
}

/**
 * Lets supporters link their account: keeps the secret of the creator's app, sealed, after the vendor took it.
 *
 * @returns undefined where there is no such connection, or nobody can link anything there
 * @throws ConnectorError where the vendor does not take the secret, VaultError
 */
export async function allowLinking(home: Home, id: string, secret: string): Promise<Connection | undefined> {
  const opened = await openConnection(home, id, newBudget());
  const linking = opened?.connector.linking;
  if (opened === undefined || linking === undefined) return undefined;
  const client = {id: await linking.appOf(opened.access), secret};
  const issuer = {connector: opened.connector, oauth: linking.oauth, client, url: opened.state.url};
  await giveBack(home, issuer, (await tryApp(home, issuer)).key);
  if ((await changeSealed(home, id, held => ({...held, client}))) === undefined) return undefined;
  return note(home, id, {since: home.now()});
}

/** Forgets the secret. Whoever linked their account stays linked, and can take it back. */
export async function endLinking(home: Home, id: string): Promise<Connection | undefined> {
  const state = readConnection(home.sql, id);
  if (state === undefined || connectorOf(state.vendor)?.linking === undefined) return undefined;
  await changeSealed(home, id, ({client: _, ...held}) => held);
  return note(home, id, undefined);
}

/** The vendor says that this is not the app's secret any more: nobody is sent there in vain. */
export function noteRefused(home: Home, id: string): void {
  const linking = readConnection(home.sql, id)?.linking;
  if (linking !== undefined) note(home, id, {...linking, refused: true});
}

function note(home: Home, id: string, linking: ConnectionState['linking']): Connection | undefined {
  return home.sql.transaction(() => {
    const state = readConnection(home.sql, id);
    if (state === undefined) return undefined;
    const {linking: _, ...rest} = state;
    const next = linking === undefined ? rest : {...rest, linking};
    writeConnection(home.sql, id, next);
    return publicView(id, next);
  });
}

/** The first connection through which supporters can link an account. */
export function linkableConnection({sql}: Pick<Home, 'sql'>): {id: string; state: ConnectionState} | undefined {
  return listConnections(sql).find(({state}) => state.linking !== undefined && state.linking.refused !== true);
}

/** A token that was needed once is given back. Where the vendor is away it ends by itself, for it is kept nowhere. */
export async function giveBack(home: Home, issuer: Issuer, token: string): Promise<void> {
  try {
    await revokeTokens(home, issuer, token);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    logFailure('revoke', error);
  }
}
