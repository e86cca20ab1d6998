import {i18n} from '#i18n';
import type {HandMade} from '../data/saved-filters';
import {formats} from '../language';

type Props = {readonly people: readonly HandMade[]; readonly onTakeBack: (rid: string) => void};

/** Who is in or out of a saved filter by hand, whatever it says. */
export function HandList({people, onTakeBack}: Props) {
  if (people.length === 0) return undefined;
  return (
    <details class="hand-list" open={people.length < 6}>
      <summary>{i18n.t('filters.byHand', people.length, [formats().number(people.length)])}</summary>
      <ul>
        {people.map(({rid, name, isIn}) => (
          <li key={rid} class="row">
            <span class="grow clip">{name === '' ? i18n.t('filters.handGone') : name}</span>
            <span class="second">{i18n.t(isIn ? 'filters.handIn' : 'filters.handOut')}</span>
            <button type="button" class="link" aria-label={i18n.t('filters.takeBackOf', [name])} onClick={() => onTakeBack(rid)}>
              {i18n.t('filters.takeBack')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
