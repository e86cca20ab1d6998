import type {BundleChunk} from '#shared/protocol/bundle';
import type {Server} from '../api/client';
import {flush} from '../api/flush';
import {LOCK} from '../importer/lock';
import type {Mirror} from '../mirror/open-mirror';
import type {StoredSession} from '../settings';
import {applyStaged, type Choices} from './apply-staged';
import {readBrowserRows} from './browser-rows';
import {exportBundle} from './export-bundle';
import {keepFailureOf} from './keep-failure';
import {ChangedError, readLocalBundle} from './local-bundle';
import {giveUpMoveIn, moveIn} from './move-in';
import {moveOut} from './move-out';
import type {KeepOrder, KeepTold} from './orders';
import {takeBackup} from './restore';
import {readServerBundle} from './server-bundle';
import {dropStaging} from './stage';
import {writeBackup} from './write-backup';

/** Something changed while everything was read: it is read again so often. */
const TRIES = 3;

/** What the keeper works with. */
export type KeepDesk = {
  readonly mirror: Mirror;
  readonly locks: Pick<LockManager, 'request'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly tell: (told: KeepTold) => void;
  readonly signal: AbortSignal;
};

/** Carries one order out and tells its last word. Never rejects. No file is read meanwhile. */
export async function runKeepOrder(order: KeepOrder, desk: KeepDesk): Promise<void> {
  const {locks, tell, signal} = desk;
  const inTurn = async () => tell(await carryOut(order, desk));
  try {
    const isDone = await locks.request(LOCK, {ifAvailable: true}, async lock => {
      if (lock === null) return false;
      await inTurn();
      return true;
    });
    if (isDone) return;
    tell({kind: 'waiting'});
    await locks.request(LOCK, {signal}, inTurn);
  } catch (error) {
    const code = signal.aborted ? 'stopped' : keepFailureOf(error);
    if (code === 'storage') reportError(error);
    tell({kind: 'failed', code});
  }
}

async function carryOut(order: KeepOrder, desk: KeepDesk): Promise<KeepTold> {
  const {mirror, now, newId, signal, tell} = desk;
  const onProgress = (done: number, of: number) => tell({kind: 'progress', done, of});
  const working = {now: now(), newId, onProgress, signal};
  switch (order.kind) {
    case 'backup':
      return {kind: 'file', file: await again(() => backup(order, desk, onProgress))};
    case 'export':
      return {kind: 'file', file: await again(() => everything(order, desk, onProgress))};
    case 'take':
      return {kind: 'coming', coming: await takeBackup(mirror, {...order, move: newId(), onProgress, signal})};
    case 'apply':
      return {kind: 'done', choices: await applyStaged(mirror, {now: now(), onProgress, signal})};
    case 'drop':
      await dropStaging(mirror.database);
      return DONE;
    case 'move-out':
      await again(() => moveOut(mirror, serverOf(order.session), working));
      return DONE;
    case 'move-in':
      await flush(mirror.database, serverOf(order.session));
      await moveIn(mirror, serverOf(order.session), {...working, isReplacing: order.isReplacing});
      return DONE;
    case 'give-up':
      await giveUpMoveIn(mirror, serverOf(order.session));
      return DONE;
    default:
      return order satisfies never;
  }
}

const DONE: KeepTold = {kind: 'done', choices: []};

type OnProgress = (done: number, of: number) => void;

async function backup(order: Extract<KeepOrder, {kind: 'backup'}>, desk: KeepDesk, onProgress: OnProgress): Promise<Blob> {
  const {passphrase, session, choices} = order;
  const bundle = await bundleOf(desk, session, choices);
  return writeBackup(bundle, {passphrase, now: desk.now(), onProgress, signal: desk.signal});
}

async function everything(order: Extract<KeepOrder, {kind: 'export'}>, desk: KeepDesk, onProgress: OnProgress): Promise<Blob> {
  const {session, choices, readme} = order;
  const bundle = await bundleOf(desk, session, choices);
  const home = session === null ? 'local' : 'server';
  return exportBundle(desk.mirror, bundle, {home, readme, now: desk.now(), onProgress, signal: desk.signal});
}

/** Everything of the home that is in use. */
async function bundleOf(desk: KeepDesk, session: StoredSession | null, choices: Choices): Promise<AsyncIterable<BundleChunk>> {
  const {mirror, now} = desk;
  const browser = await readBrowserRows(mirror.database, choices);
  if (session === null) return readLocalBundle(mirror, {now: now(), browser});
  await flush(mirror.database, serverOf(session));
  return readServerBundle(serverOf(session), browser);
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ChangedError) || tries === TRIES) throw error;
    }
  }
}

function serverOf({server, token}: StoredSession): Server {
  return {origin: server, token};
}
