import {useEffect, useState} from 'preact/hooks';
import type {BundleState} from '#shared/protocol/bundle';
import {ApiError} from '../../api/api-error';
import {bundleState} from '../../api/bundle';
import {type Moving, readMoving} from '../../backup/move-out';
import {type MovedOut, readMovedOut} from '../../backup/moved-out';
import {readStaging} from '../../backup/stage';
import type {Snapshot} from '../data/snapshot';

/** How this browser and the private server stand to a move. */
export type MoveState = {
  /** People in this browser's own workspace. */
  readonly here: number;
  readonly movedOut: MovedOut | undefined;
  readonly moving: Moving | undefined;
  /** Something of the server came in already. */
  readonly isComing: boolean;
  /** Undefined: there is none, or it does not answer. */
  readonly server: BundleState | undefined;
};

/** @param count - counts up to have it read again */
export function useMove({mirror, session, state}: Snapshot, count: number): MoveState | undefined {
  const [found, setFound] = useState<MoveState | undefined>(undefined);
  const {people} = state.head;
  useEffect(() => {
    let isLatest = true;
    const read = async () => {
      const [head, movedOut, moving, staging, server] = await Promise.all([
        mirror.head('local'),
        readMovedOut(mirror.database),
        readMoving(mirror),
        readStaging(mirror.database),
        session === null ? undefined : bundleState({origin: session.server, token: session.token}).catch(unanswered),
      ]);
      const next = {here: head?.people ?? 0, movedOut, moving, isComing: staging?.from === 'server', server};
      if (isLatest) setFound(next);
    };
    void read();
    return () => {
      isLatest = false;
    };
  }, [mirror, session, people, count]);
  return found;
}

function unanswered(error: unknown): undefined {
  if (error instanceof ApiError) return undefined;
  throw error;
}
