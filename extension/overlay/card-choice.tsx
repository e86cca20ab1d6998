import {i18n} from '#i18n';
import type {Candidate} from '../messages';
import {formats} from '../views/language';
import {vendorName} from '../views/vendor-name';
import {Button, Sentence} from './card-parts';
import type {PersonLayer} from './person-layer';
import {T} from './text';

/** Whom a row could be: one click chooses, for this row on this site. */
export function CardChoice({candidates, layers}: {candidates: readonly Candidate[]; layers: PersonLayer}) {
  return (
    <>
      <Sentence text={i18n.t('overlay.card.whichOne')} />
      <div class="scrolls choices">
        {candidates.map(candidate => (
          <Choice key={candidate.id} candidate={candidate} choose={() => layers.choose(candidate.id)} />
        ))}
      </div>
      <span class="buttons">
        <Button label={i18n.t('overlay.menu.panel')} act={() => layers.openPanel()} />
      </span>
    </>
  );
}

function Choice({candidate: {name, email, vendors, score}, choose}: {candidate: Candidate; choose: () => void}) {
  const title = name ?? email ?? i18n.t('overlay.card.noName');
  const second = [...(name === undefined ? [] : [email]), formats().items(vendors.map(vendorName))].filter(Boolean).join(' · ');
  return (
    <button type="button" class="item two" aria-label={i18n.t('overlay.card.choose', [title, second])} onClick={choose}>
      <span class="grow">
        <T text={title} as="line" />
        <T text={second} as="line second" />
      </span>
      <T text={String(score)} as="number" />
    </button>
  );
}
