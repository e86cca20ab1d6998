import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Programme} from '#shared/model/programme';
import {sendMessage} from '../../messages';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import {Progress} from '../parts/sheet';
import {useTimeLeft} from './use-time-left';

const LOOK_MS = 3_000;

/** How far everybody's points are worked out after a change of the plan; meanwhile the private server is asked often. */
export function Deriving({snapshot}: {readonly snapshot: Pick<Snapshot, 'programme' | 'session'>}) {
  const {programme, session} = snapshot;
  const {rederived} = programme;
  const isWatched = rederived !== undefined && session !== null;
  useEffect(() => {
    if (!isWatched) return;
    const timer = setInterval(() => void sendMessage('syncNow'), LOOK_MS);
    return () => clearInterval(timer);
  }, [isWatched]);
  return rederived === undefined ? null : <Bar {...rederived} />;
}

function Bar({done, expected}: NonNullable<Programme['rederived']>) {
  const {number} = formats();
  const left = useTimeLeft(done, expected);
  return (
    <div data-testid="deriving">
      <Progress text={`${i18n.t('loyalty.scale.deriving', [number(done), number(expected)])}${left}`} done={done} of={expected} />
    </div>
  );
}
