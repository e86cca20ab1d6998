import {i18n} from '#i18n';
import {formats} from '../language';
import {Empty} from '../parts/empty';
import {Progress} from '../parts/sheet';
import type {ReadStandings} from './use-standings';

/** How far the reading of everybody is; nothing once it is done. */
export function StandingsState({read}: {readonly read: ReadStandings}) {
  const {number} = formats();
  if (read.kind === 'read') return null;
  if (read.kind === 'failed') {
    return <Empty text={i18n.t('standing.failed')} button={{label: i18n.t('verb.tryNow'), onClick: read.again}} />;
  }
  const {done, of} = read;
  return (
    <div class="late">
      <Progress text={i18n.t('standing.reading', [number(done), number(of)])} done={done} of={Math.max(1, of)} />
    </div>
  );
}
