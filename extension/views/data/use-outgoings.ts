import {useEffect, useState} from 'preact/hooks';
import {type Outgoing, waitingOf} from '#shared/model/outgoing';
import type {Command} from '#shared/protocol/commands';
import {sendMessage} from '../../messages';
import {outgoings} from '../../mirror/documents';
import type {Toasts} from '../toasts';
import {troubleText} from '../trouble-text';
import type {Snapshot} from './snapshot';

const LOOK_MS = 3_000;

/** What is written to services, and what the creator can do about what was refused. While something is on its way it is looked at often. */
export function useOutgoings({mirror, state}: Snapshot, toasts: Toasts) {
  const [found, setFound] = useState<readonly Outgoing[]>([]);
  useEffect(() => {
    let isLatest = true;
    void outgoings(mirror, state).then(list => isLatest && setFound(list));
    return () => {
      isLatest = false;
    };
  }, [mirror, state, state.head.version]);
  const isWriting = found.some(one => waitingOf(one) > 0);
  useEffect(() => {
    if (!isWriting) return;
    const timer = setInterval(() => void sendMessage('syncNow'), LOOK_MS);
    return () => clearInterval(timer);
  }, [isWriting]);
  const say = async (kind: 'write-retry' | 'write-drop', {action, connection}: Outgoing) => {
    const command: Command = {id: crypto.randomUUID(), at: Date.now(), kind, run: action, connection};
    const answer = await sendMessage('send', {command, isQuiet: true});
    if (!answer.ok) toasts.warn(troubleText(answer));
    else await sendMessage('syncNow');
  };
  return {
    found,
    onRetry: (one: Outgoing) => void say('write-retry', one),
    onForget: (one: Outgoing) => void say('write-drop', one),
  };
}
