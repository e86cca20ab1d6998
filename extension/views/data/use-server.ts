import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectRequest} from '#shared/protocol/connect';
import {connect, replaceKey, type Server, syncConnection} from '../../api/client';
import {pair, serverOrigin, unpair} from '../../api/pair';
import {sendMessage} from '../../messages';
import {session} from '../../settings';
import {askToPair, stopSending} from '../../site-access/pairing-consent';
import type {Attempt} from '../page/connections-view';
import {connectText, pairingText} from '../pairing-text';
import {opened} from './own-mirror';

export type ServerActions = {
  readonly onPair: (address: string, code: string) => Promise<Attempt>;
  readonly onUnpair: () => void;
  readonly onConnect: (request: ConnectRequest) => Promise<Attempt>;
  readonly onTryNow: (connection: Connection, acceptDeletions: boolean) => Promise<Attempt>;
  readonly onNewKey: (connection: Connection, key: string) => Promise<Attempt>;
};

/** What the page does with the creator's private server. */
export function useServer(): ServerActions {
  return useMemo(
    () => ({
      onPair: pairWith,
      onUnpair: () =>
        void opened()
          .then(unpair)
          .then(() => stopSending())
          .then(tellOthers),
      onConnect: request => ask(request.vendor, server => connect(server, request)),
      onTryNow: ({id, vendor}, acceptDeletions) => ask(vendor, server => syncConnection(server, id, acceptDeletions)),
      onNewKey: ({id, vendor}, key) => ask(vendor, server => replaceKey(server, id, key), true),
    }),
    [],
  );
}

async function pairWith(address: string, code: string): Promise<Attempt> {
  const origin = serverOrigin(address);
  if (origin === undefined) return {ok: false, text: i18n.t('server.wrong', [address])};
  try {
    // Asked first, in the click itself; the server may answer only origins that the extension may read.
    if (!(await askToPair(origin))) return {ok: false, text: i18n.t('server.denied', [origin])};
    await pair(await opened(), {address: origin, code});
    await sendMessage('syncNow');
    await tellOthers();
    return {ok: true};
  } catch (error) {
    return {ok: false, text: pairingText(error, origin)};
  }
}

/** Asks the private server about a vendor, then has everything it changed pulled. */
async function ask(vendor: string, work: (server: Server) => Promise<unknown>, isReplacing = false): Promise<Attempt> {
  try {
    const held = await session.getValue();
    if (held === null) return {ok: false, text: i18n.t('trouble.unpaired')};
    await work({origin: held.server, token: held.token});
    await sendMessage('syncNow');
    return {ok: true};
  } catch (error) {
    return {ok: false, text: connectText(error, vendor, isReplacing)};
  }
}

function tellOthers(): Promise<void> {
  return sendMessage('mirrorChanged');
}
