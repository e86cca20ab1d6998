import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Tracking, TrackingRules} from '#shared/protocol/track';
import {ApiError} from '../../api/api-error';
import type {Server} from '../../api/client';
import {readTracking, rotateTrackKey, startTracking, stopTracking} from '../../api/tracking';
import type {Snapshot} from '../data/snapshot';

export type TrackingActions = {
  /** undefined: not read yet, or the private server did not answer. */
  readonly tracking: Tracking | undefined;
  /** What went wrong last; empty: nothing. */
  readonly trouble: string;
  readonly onSave: (rules: TrackingRules) => Promise<boolean>;
  readonly onRotate: () => Promise<boolean>;
  readonly onStop: () => Promise<boolean>;
};

/** What counts on the creator's own site: it lives on the private server alone. */
export function useTracking({session}: Snapshot): TrackingActions {
  const [tracking, setTracking] = useState<Tracking | undefined>(undefined);
  const [trouble, setTrouble] = useState('');
  const ask = async (work: (server: Server) => Promise<Tracking>): Promise<boolean> => {
    if (session === null) return false;
    try {
      setTracking(await work({origin: session.server, token: session.token}));
      setTrouble('');
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setTrouble(i18n.t(error.code === 'offline' ? 'ownSite.offline' : 'trouble.refused'));
      return false;
    }
  };
  useEffect(() => void ask(readTracking), [session?.server, session?.token]);
  return {
    tracking,
    trouble,
    onSave: rules => ask(server => startTracking(server, rules)),
    onRotate: () => ask(rotateTrackKey),
    onStop: () => ask(stopTracking),
  };
}
