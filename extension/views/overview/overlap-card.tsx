import {i18n} from '#i18n';
import type {FigureId} from '#shared/insight/figures';
import {type Overlap, shownShare} from '#shared/insight/overlap';
import type {Overview} from '#shared/insight/overview';
import {formats} from '../language';
import {listOf} from '../route';
import {CountedList} from './counted-list';
import {FigureRow, NoNumber, NumberLink} from './figure-row';
import {insteadOf} from './figure-words';
import {Formula} from './formula';
import {OverlapPicture} from './overlap-picture';

const IDS = [
  'readers',
  'both',
  'membersOnly',
  'readersOnly',
  'unsubscribed',
  'payingNotReading',
  'readingNotPaying',
] as const satisfies readonly FigureId[];
const SHARES = ['ofMembers', 'ofReaders', 'ofAll'] as const satisfies readonly (keyof Overlap)[];

type Props = {readonly overview: Overview; readonly now: number};

/** How the member list and the newsletter lie over each other: a picture, its parts, and their shares (CRM-17). */
export function OverlapCard({overview, now}: Props) {
  const {overlap} = overview;
  return (
    <section class="card wide-card" data-testid="overlap-card">
      <h2>{i18n.t('overview.overlapTitle')}</h2>
      {overlap === undefined ? undefined : <OverlapPicture overlap={overlap} />}
      <CountedList overview={overview} ids={IDS} now={now}>
        {SHARES.map(share => (
          <ShareRow key={share} overview={overview} share={share} now={now} />
        ))}
      </CountedList>
    </section>
  );
}

/** A share in whole per cent; its list are the people on both. */
function ShareRow({overview, share, now}: Props & {readonly share: (typeof SHARES)[number]}) {
  const both = overview.figure('both');
  const {overlap} = overview;
  const {number, percent} = formats();
  const name = i18n.t(`overview.share.${share}`);
  const value = overlap?.[share];
  const whole = overlap === undefined ? 0 : wholeOf(overlap, share);
  return (
    <FigureRow
      id={share}
      name={name}
      value={
        value === undefined ? (
          <NoNumber text={insteadOf(both.standing) ?? i18n.t('overview.noShare')} />
        ) : (
          <NumberLink href={listOf(both.figure.filter)} name={name} text={percent(shownShare(value))} />
        )
      }
      formula={
        <Formula
          means={i18n.t(`overview.shareMeans.${share}`)}
          filter={both.figure.filter}
          standing={both.standing}
          basis={both.basis}
          now={now}
        >
          {overlap === undefined || value === undefined ? undefined : (
            <p class="number">
              {number(overlap.both)} ÷ {number(whole)} = {percent(shownShare(value))}
            </p>
          )}
        </Formula>
      }
    />
  );
}

function wholeOf({membersOnly, both, readersOnly}: Overlap, share: (typeof SHARES)[number]): number {
  const [members, readers] = [membersOnly + both, both + readersOnly];
  return share === 'ofMembers' ? members : share === 'ofReaders' ? readers : members + readersOnly;
}
