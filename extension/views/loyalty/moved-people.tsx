import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Moved} from '#shared/protocol/preview';
import type {Snapshot} from '../data/snapshot';
import {useRowsById} from '../data/use-rows-by-id';
import {formats} from '../language';
import {printRoute} from '../route';
import {saveMoved} from './save-moved';

type Props = {
  readonly snapshot: Snapshot;
  readonly title: string;
  /** All of them, who are to be shown first first. */
  readonly moved: readonly Moved[];
};

const FIRST = 10;
const MORE = 100;

/** Those whose points change, with what they have and would have; each opens beside, so that nothing typed is lost. */
export function MovedPeople({snapshot, title, moved}: Props) {
  const {rowOf, onVisible} = useRowsById(snapshot);
  const [most, setMost] = useState(FIRST);
  const shown = moved.slice(0, most);
  const ids = shown.map(({id}) => id);
  useEffect(() => onVisible(ids), [ids.join(), onVisible]);
  if (moved.length === 0) return null;
  const {number} = formats();
  const nameOf = (id: string) => {
    const row = rowOf(id);
    if (row === undefined) return '…';
    return row === null ? i18n.t('person.gone') : (row.name ?? row.email ?? i18n.t('table.noName'));
  };
  const left = Math.min(MORE, moved.length - shown.length);
  return (
    <section>
      <h3>
        {title} <span class="second number">{i18n.t('sync.progress', [number(shown.length), number(moved.length)])}</span>
      </h3>
      <ul class="moved">
        {shown.map(({id, before, after}) => (
          <li key={id} class="row" data-testid="moved">
            <a
              class="grow clip"
              href={printRoute({view: 'supporters', id, filter: '', people: []})}
              target="_blank"
              rel="noreferrer"
            >
              {nameOf(id)}
            </a>
            <span class="number">
              {before === after ? number(after) : i18n.t('loyalty.preview.fromTo', [number(before), number(after)])}
            </span>
          </li>
        ))}
      </ul>
      <p class="row wraps">
        {left === 0 ? undefined : (
          <button type="button" class="link" data-testid="moved-more" onClick={() => setMost(most + MORE)}>
            {i18n.t('loyalty.preview.more', [number(left)])}
          </button>
        )}
        {snapshot.isStreaming ? undefined : (
          <button type="button" class="link" data-testid="moved-save" onClick={() => void saveMoved(snapshot, title, moved)}>
            {i18n.t('loyalty.preview.asFile', moved.length, [number(moved.length)])}
          </button>
        )}
      </p>
    </section>
  );
}
