import {i18n} from '#i18n';
import type {Overlap} from '#shared/insight/overlap';
import {formats} from '../language';

/** Both lists as bars on one scale: what lies over each other are the people on both. The numbers stand in the rows below. */
export function OverlapPicture({overlap}: {readonly overlap: Overlap}) {
  const {membersOnly, both, readersOnly} = overlap;
  if (membersOnly + both + readersOnly === 0) return null;
  const {number} = formats();
  const [members, readers] = [membersOnly + both, both + readersOnly];
  const part = (people: number) => (people === 0 ? '0' : `minmax(3px, ${people}fr)`);
  const columns = [membersOnly, both, readersOnly].map(part).join(' ');
  const said = i18n.t('overview.picture', [number(members), number(readers), number(both)]);
  return (
    <div class="overlap" role="img" aria-label={said} data-testid="overlap">
      <p>
        {i18n.t('overview.picMembers')} <b class="number">{number(members)}</b>
      </p>
      <div class="overlap-bars" style={{gridTemplateColumns: columns}}>
        <i class="members-bar" />
        <i class="readers-bar" />
        <i class="both-band" />
      </div>
      <p class="right">
        {i18n.t('overview.picReaders')} <b class="number">{number(readers)}</b>
      </p>
      <p class="second">{i18n.t('overview.picBoth', both, [number(both)])}</p>
    </div>
  );
}
