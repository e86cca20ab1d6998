import {useMemo} from 'preact/hooks';
import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {BadRowsResponse, OnlyHereResponse} from '#shared/protocol/connect';
import type {Server} from '../../api/client';
import {
  authorise,
  connect,
  disconnect,
  makeWebhook,
  pullBadRows,
  pullLinkRedirect,
  pullOnlyHere,
  replaceKey,
  setLinking,
  syncConnection,
} from '../../api/connections';
import {pair, serverOrigin, unpair} from '../../api/pair';
import {sendMessage} from '../../messages';
import {session} from '../../settings';
import {askToPair, stopSending} from '../../site-access/pairing-consent';
import type {Connecting, DoorActions} from '../doors/connecting';
import {DOOR_VENDORS} from '../doors/door';
import {linkingText} from '../doors/linking-text';
import type {Attempt} from '../page/connections-view';
import {connectText, pairingText} from '../pairing-text';
import {opened} from './own-mirror';

/** The address that a vendor is to send its news to, or why there is none. */
export type WebhookMade = {readonly ok: true; readonly url: string} | {readonly ok: false; readonly text: string};

/** What is done with a connection that there is. */
export type ConnectionActions = {
  readonly onTryNow: (connection: Connection, acceptDeletions: boolean) => Promise<Attempt>;
  readonly onNewKey: (connection: Connection, key: string) => Promise<Attempt>;
  /** Asks the vendor for permission again, in a tab. */
  readonly onAllowAgain: (connection: Connection) => Promise<Attempt>;
  readonly onDisconnect: (connection: Connection, forget: boolean) => Promise<Attempt>;
  /** @param secret - what the vendor signs its news with */
  readonly onWebhook: (connection: Connection, secret: string) => Promise<WebhookMade>;
  /** @param secret - of the app through which supporters link their account; null: they no longer can */
  readonly onLinking: (connection: Connection, secret: string | null) => Promise<Attempt>;
  /** Where the vendor leads them back to; undefined where the server does not say. */
  readonly linkRedirectOf: (connection: Connection) => Promise<string | undefined>;
  /** Undefined where the server does not say. */
  readonly badRowsOf: (connection: Connection) => Promise<BadRowsResponse['rows'] | undefined>;
  readonly onlyHere: (connection: Connection) => Promise<OnlyHereResponse | undefined>;
};

export type ServerActions = DoorActions &
  ConnectionActions & {
    readonly onPair: (address: string, code: string) => Promise<Attempt>;
    readonly onUnpair: () => void;
  };

/** What the page does with the creator's private server. */
export function useServer(): ServerActions {
  return useMemo(() => ACTIONS, []);
}

const ACTIONS: ServerActions = {
  onPair: pairWith,
  onUnpair: () =>
    void opened()
      .then(unpair)
      .then(() => stopSending())
      .then(tellOthers),
  onConnect: request =>
    connecting(request.vendor, async server => {
      const answer = await connect(server, request);
      return 'choices' in answer ? {kind: 'choose', choices: answer.choices} : {kind: 'connected'};
    }),
  onAuthorise: request =>
    connecting(request.vendor, async server => {
      const asked = await authorise(server, request);
      openTab(asked.url);
      return {kind: 'asked', ...asked};
    }),
  onOpen: openTab,
  onLook: () => void sendMessage('syncNow'),
  onTryNow: ({id, vendor}, acceptDeletions) => ask(vendor, server => syncConnection(server, id, acceptDeletions)),
  onNewKey: ({id, vendor}, key) =>
    ask(
      vendor,
      server => replaceKey(server, id, key),
      error => connectText(error, vendor, true),
    ),
  onAllowAgain: ({id, vendor}) =>
    ask(vendor, async server => {
      const known = DOOR_VENDORS.find(one => one === vendor);
      if (known !== undefined) openTab((await authorise(server, {vendor: known, connection: id})).url);
    }),
  onDisconnect: ({id, vendor}, forget) => ask(vendor, server => disconnect(server, id, forget)),
  onWebhook: ({id, vendor}, secret) => webhook(id, vendor, secret),
  onLinking: ({id, vendor}, secret) =>
    ask(
      vendor,
      server => setLinking(server, id, secret),
      error => linkingText(error, vendor),
    ),
  linkRedirectOf: ({id}) => told(server => pullLinkRedirect(server, id)),
  badRowsOf: ({id}) => told(server => pullBadRows(server, id)),
  onlyHere: ({id}) => told(server => pullOnlyHere(server, id)),
};

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
async function ask(
  vendor: string,
  work: (server: Server) => Promise<unknown>,
  textOf = (error: unknown) => connectText(error, vendor),
): Promise<Attempt> {
  const server = await own();
  if (server === undefined) return {ok: false, text: i18n.t('trouble.unpaired')};
  try {
    await work(server);
    await sendMessage('syncNow');
    return {ok: true};
  } catch (error) {
    return {ok: false, text: textOf(error)};
  }
}

async function webhook(id: string, vendor: string, secret: string): Promise<WebhookMade> {
  let url = '';
  const attempt = await ask(vendor, async server => {
    url = await makeWebhook(server, id, secret);
  });
  return attempt.ok ? {ok: true, url} : attempt;
}

async function connecting(vendor: string, work: (server: Server) => Promise<Connecting>): Promise<Connecting> {
  const server = await own();
  if (server === undefined) return {kind: 'refused', text: i18n.t('trouble.unpaired')};
  try {
    const next = await work(server);
    await sendMessage('syncNow');
    return next;
  } catch (error) {
    return {kind: 'refused', text: connectText(error, vendor)};
  }
}

/** What the server says of its own; undefined where it does not answer. */
async function told<T>(work: (server: Server) => Promise<T>): Promise<T | undefined> {
  const server = await own();
  return server === undefined ? undefined : work(server).catch(() => undefined);
}

async function own(): Promise<Server | undefined> {
  const held = await session.getValue();
  return held === null ? undefined : {origin: held.server, token: held.token};
}

/** A window that is opened after an answer would be taken for a pop-up; a tab is not. */
function openTab(url: string): void {
  // A vendor's page, from our own server: nothing but a page is opened all the same.
  if (/^https?:\/\//i.test(url)) void browser.tabs.create({url});
}

function tellOthers(): Promise<void> {
  return sendMessage('mirrorChanged');
}
