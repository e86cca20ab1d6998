import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import type {PreviewPart} from '#shared/protocol/preview';
import type {Snapshot} from '../data/snapshot';
import {useRowsById} from '../data/use-rows-by-id';
import {formats} from '../language';
import {printRoute} from '../route';

type Props = {
  readonly snapshot: Snapshot;
  readonly title: string;
  /** How many there are in all. */
  readonly of: number;
  readonly moved: PreviewPart['most']['gain'];
};

/** Those whose points change most, with what they have and would have; each opens beside, so that nothing typed is lost. */
export function MovedPeople({snapshot, title, of, moved}: Props) {
  const {rowOf, onVisible} = useRowsById(snapshot);
  const ids = moved.map(({id}) => id);
  useEffect(() => onVisible(ids), [ids.join(), onVisible]);
  if (moved.length === 0) return null;
  const {number} = formats();
  const nameOf = (id: string) => {
    const row = rowOf(id);
    if (row === undefined) return '…';
    return row === null ? i18n.t('person.gone') : (row.name ?? row.email ?? i18n.t('table.noName'));
  };
  return (
    <section>
      <h3>
        {title}{' '}
        {of > moved.length ? (
          <span class="second">{i18n.t('sync.progress', [number(moved.length), number(of)])}</span>
        ) : undefined}
      </h3>
      <ul class="moved">
        {moved.map(({id, before, after}) => (
          <li key={id} class="row" data-testid="moved">
            <a
              class="grow clip"
              href={printRoute({view: 'supporters', id, filter: '', people: []})}
              target="_blank"
              rel="noreferrer"
            >
              {nameOf(id)}
            </a>
            <span class="number">{i18n.t('loyalty.preview.fromTo', [number(before), number(after)])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
