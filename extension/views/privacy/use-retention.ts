import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Retention} from '#shared/model/retention';
import {keepLogFor, readLogMonths} from '../../log/log-store';
import {sendMessage} from '../../messages';
import {retention} from '../../mirror/documents';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import type {Toasts} from '../toasts';
import {type Forgetting, forgettingWith} from './forgetting';

/** How long names and the log are kept, and what changes them. */
export function useRetention(snapshot: Snapshot, toasts: Toasts) {
  const {mirror, state} = snapshot;
  const [held, setHeld] = useState<Retention | undefined>(undefined);
  const [months, setMonths] = useState<number | undefined>(undefined);
  const {version} = state.head;
  useEffect(() => {
    let isLatest = true;
    void retention(mirror, state).then(found => isLatest && setHeld(found));
    void readLogMonths(mirror.database).then(found => isLatest && setMonths(found));
    return () => {
      isLatest = false;
    };
  }, [mirror, version]);
  const onLeavers = async (leaverMonths: number | null) => {
    if (held === undefined) return;
    const command = {id: crypto.randomUUID(), at: Date.now(), kind: 'retention-put' as const, retention: {...held, leaverMonths}};
    const answer = await sendMessage('send', {command});
    if (answer.ok) toasts.say(i18n.t('privacy.retention.kept'));
    else toasts.warn(i18n.t(`trouble.${answer.code}`));
  };
  const onLog = async (value: number) => {
    await keepLogFor(mirror.database, value, Date.now());
    setMonths(value);
    toasts.say(i18n.t('privacy.retention.kept'));
  };
  return {held, logMonths: months, onLeavers, onLog};
}

/** Whose names go with so many months; undefined until everybody who may have left is read. */
export function useForgetting(snapshot: Snapshot, months: number | null | undefined): Forgetting | undefined {
  const [found, setFound] = useState<{months: number | null; forgetting: Forgetting} | undefined>(undefined);
  useEffect(() => {
    let isLatest = true;
    if (months !== undefined) {
      void forgettingWith(snapshot, months, formats().date).then(forgetting => isLatest && setFound({months, forgetting}));
    }
    return () => {
      isLatest = false;
    };
  }, [snapshot.state.head.version, months]);
  return found !== undefined && found.months === months ? found.forgetting : undefined;
}
