import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {releaseServer} from '../../api/bundle';
import {unpair} from '../../api/pair';
import {deleteCopy} from '../../backup/delete-copy';
import {sendMessage} from '../../messages';
import type {StoredSession} from '../../settings';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import {AskFirst} from '../parts/ask-first';
import type {Toasts} from '../toasts';
import {FormerCard} from './former-card';
import {formerServer} from './former-server';
import {KeepProgress} from './keep-progress';
import {type Keeping, useKeeping} from './use-keeping';
import {type MoveState, useMove} from './use-move';

type Props = {readonly snapshot: Snapshot; readonly toasts: Toasts};

/** Moving between this browser and the private server, in either direction, and what is left behind. */
export function MoveCard({snapshot, toasts}: Props) {
  const [count, setCount] = useState(0);
  const move = useMove(snapshot, count);
  const token = snapshot.session?.token;
  useEffect(() => {
    // Connected again, with this server or another: it is no longer the one that was left.
    if (token !== undefined) void formerServer.setValue(null);
  }, [token]);
  const again = () => setCount(past => past + 1);
  if (move === undefined) return undefined;
  const props = {move, again, snapshot, toasts};
  const {session} = snapshot;
  return (
    <>
      {move.movedOut === undefined ? undefined : <Copy {...props} movedOut={move.movedOut} />}
      {session === null ? <FormerCard toasts={toasts} /> : <WithServer {...props} session={session} />}
    </>
  );
}

type Parts = Props & {readonly move: MoveState; readonly again: () => void};
type ServerParts = Parts & {readonly session: StoredSession};

/** What stayed here of a workspace that moved. */
function Copy({move, movedOut, snapshot, toasts, again}: Parts & {readonly movedOut: NonNullable<MoveState['movedOut']>}) {
  const remove = async () => {
    await deleteCopy(snapshot.mirror);
    await sendMessage('mirrorChanged');
    toasts.say(i18n.t('move.deleted'));
    again();
  };
  return (
    <section class="card" data-testid="copy-card">
      <h2>{i18n.t('move.copyTitle')}</h2>
      <p>{i18n.t('move.copyText', [movedOut.server, formats().date(movedOut.at)])}</p>
      <p>{i18n.t('backup.here', move.here, [formats().number(move.here)])}</p>
      <AskFirst question={i18n.t('move.deleteAsk')} testId="delete-copy" onYes={remove}>
        {i18n.t('move.deleteCopy')}
      </AskFirst>
    </section>
  );
}

function WithServer(props: ServerParts) {
  const {move} = props;
  // Here, as a card that goes stops its move: how the server stands is read in the middle of one too.
  const [out, back] = [useKeeping(), useKeeping()];
  const canGo = move.here > 0 && move.movedOut === undefined;
  const isGoing = (move.moving !== undefined && move.movedOut === undefined) || isRunning(out);
  const isHeld = move.server?.hold?.kind === 'left' && !move.isComing && !isRunning(back);
  return (
    <>
      {canGo || isGoing ? <MoveOut {...props} keeping={out} /> : undefined}
      {isHeld ? <Held {...props} /> : <MoveIn {...props} keeping={back} />}
    </>
  );
}

const isRunning = ({state}: Keeping) => state.kind === 'running';

function MoveOut({move, session, toasts, again, keeping}: ServerParts & {readonly keeping: Keeping}) {
  const {number} = formats();
  const isBusy = isRunning(keeping);
  const go = async () => {
    const told = await keeping.run({kind: 'move-out', session});
    again();
    if (told === undefined) return;
    await sendMessage('syncNow');
    await sendMessage('mirrorChanged');
    toasts.say(i18n.t('move.outDone'));
  };
  const isCutOff = move.moving !== undefined && move.server?.hold?.kind === 'receiving';
  return (
    <section class="card" data-testid="move-out-card">
      <h2>{i18n.t('move.outTitle')}</h2>
      <p>{i18n.t('move.inBrowser', move.here, [number(move.here)])}</p>
      <p>{isCutOff && !isBusy ? i18n.t('move.cutOff') : i18n.t('move.outText')}</p>
      <KeepProgress keeping={keeping} />
      <p class="row wraps">
        <button type="button" class="primary" data-testid="move-out" disabled={isBusy} onClick={() => void go()}>
          {isCutOff ? i18n.t('move.goOn') : i18n.t('move.out', move.here, [number(move.here)])}
        </button>
        {isCutOff && !isBusy ? <GiveUp {...{keeping, session, toasts, again}} /> : undefined}
      </p>
    </section>
  );
}

function MoveIn({move, session, snapshot, toasts, again, keeping}: ServerParts & {readonly keeping: Keeping}) {
  const [isAsking, setAsking] = useState(false);
  const {number} = formats();
  const people = move.server?.people ?? snapshot.state.head.people;
  const isBusy = isRunning(keeping);
  const go = async () => {
    const told = await keeping.run({kind: 'move-in', session, isReplacing: true});
    again();
    if (told === undefined) return;
    await formerServer.setValue({...session, at: Date.now()});
    await unpair(snapshot.mirror);
    await sendMessage('mirrorChanged');
    toasts.say(i18n.t('move.inDone'));
  };
  const isOpen = isAsking || move.isComing;
  return (
    <section class="card" data-testid="move-in-card">
      <h2>{i18n.t('move.inTitle')}</h2>
      <p>{move.isComing && !isBusy ? i18n.t('move.cutOff') : i18n.t('move.inText')}</p>
      {isOpen && move.here > 0 ? <p>{i18n.t('move.inOther', move.here, [number(move.here)])}</p> : undefined}
      {isOpen ? <KeepProgress keeping={keeping} /> : undefined}
      <p class="row wraps">
        <button
          type="button"
          class={isOpen ? 'primary' : ''}
          data-testid="move-in"
          disabled={isBusy || move.server === undefined}
          onClick={() => (isOpen ? void go() : setAsking(true))}
        >
          {move.isComing ? i18n.t('move.goOn') : i18n.t('move.in', people, [number(people)])}
        </button>
        {move.isComing && !isBusy ? <GiveUp {...{keeping, session, toasts, again}} /> : undefined}
        {isAsking && !move.isComing && !isBusy ? (
          <button type="button" onClick={() => setAsking(false)}>
            {i18n.t('verb.cancel')}
          </button>
        ) : undefined}
      </p>
    </section>
  );
}

type GivingUp = Pick<ServerParts, 'session' | 'toasts' | 'again'> & {readonly keeping: Keeping};

function GiveUp({keeping, session, toasts, again}: GivingUp) {
  const giveUp = async () => {
    if ((await keeping.run({kind: 'give-up', session})) !== undefined) toasts.say(i18n.t('move.givenUp'));
    again();
  };
  return (
    <button type="button" data-testid="give-up" onClick={() => void giveUp()}>
      {i18n.t('move.stop')}
    </button>
  );
}

/** The server waits for, or was left by, another browser. */
function Held({session, again}: ServerParts) {
  const release = async () => {
    await releaseServer({origin: session.server, token: session.token});
    again();
  };
  return (
    <section class="card" data-testid="held-card">
      <h2>{i18n.t('move.copyTitle')}</h2>
      <p>{i18n.t('move.heldText')}</p>
      <p class="row">
        <button type="button" data-testid="release" onClick={() => void release()}>
          {i18n.t('move.useAgain')}
        </button>
      </p>
    </section>
  );
}
