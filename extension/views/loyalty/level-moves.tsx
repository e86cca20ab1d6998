import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Level} from '#shared/model/reward';
import type {PreviewPart} from '#shared/protocol/preview';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import {MovedPeople} from './moved-people';

type Props = {
  readonly snapshot: Snapshot;
  readonly part: PreviewPart;
  /** Of both plans; the first of an id names it. */
  readonly levels: readonly Level[];
};

/** Who would change level. Without any level there is nothing to say. */
export function LevelMoves({snapshot, part: {moves, moved}, levels}: Props) {
  const [opened, setOpened] = useState<string>();
  if (levels.length === 0) return null;
  const {number} = formats();
  const placeOf = (id: string | null) => (id === null ? -1 : levels.findIndex(level => level.id === id));
  const nameOf = (id: string | null) => levels[placeOf(id)]?.name ?? id ?? i18n.t('loyalty.preview.noLevel');
  const changed = moves
    .filter(({from, to}) => from !== to)
    .sort((one, other) => placeOf(one.from) - placeOf(other.from) || placeOf(one.to) - placeOf(other.to))
    .map(move => ({...move, key: `${move.from} ${move.to}`, was: nameOf(move.from), is: nameOf(move.to)}));
  const shown = changed.find(({key}) => key === opened);
  return (
    <section>
      <h3>{i18n.t('loyalty.preview.levels')}</h3>
      {changed.length === 0 ? (
        <p class="second">{i18n.t('loyalty.preview.levelsStay')}</p>
      ) : (
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{i18n.t('loyalty.preview.from')}</th>
              <th scope="col">{i18n.t('loyalty.preview.to')}</th>
              <th scope="col" class="number">
                {i18n.t('loyalty.preview.people')}
              </th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({key, was, is, people}) => (
              <tr key={key} data-testid="level-move">
                <td class="wrap">{was}</td>
                <td class="wrap">{is}</td>
                <td class="number">
                  <button
                    type="button"
                    class="link"
                    aria-expanded={key === opened}
                    aria-label={i18n.t('loyalty.preview.showMove', [number(people), was, is])}
                    onClick={() => setOpened(key === opened ? undefined : key)}
                  >
                    {number(people)}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown === undefined ? undefined : (
        <MovedPeople
          key={shown.key}
          snapshot={snapshot}
          title={i18n.t('loyalty.preview.fromTo', [shown.was, shown.is])}
          moved={moved.filter(({level}) => level !== undefined && level.from === shown.from && level.to === shown.to)}
        />
      )}
    </section>
  );
}
