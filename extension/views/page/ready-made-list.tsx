import {i18n} from '#i18n';
import type {ReadyMade} from '#shared/filter/ready-made';
import type {Segment} from '#shared/model/segment';
import {formats} from '../language';
import {segmentName} from '../segment-name';

type Props = {
  readonly offered: readonly (ReadyMade & {readonly count: number})[];
  readonly others: readonly ReadyMade[];
  /** Where the next saved filter goes. */
  readonly place: number;
  readonly onAdd: (segment: Segment) => void;
};

/** Filters that are ready to be saved: first those whose data are there. */
export function ReadyMadeList({offered, others, place, onAdd}: Props) {
  if (offered.length + others.length === 0) return undefined;
  const add = ({id, filter, sort}: ReadyMade) =>
    onAdd({id: '', name: `starter.${id}`, filter, position: place, rev: 0, ...(sort === undefined ? {} : {sort})});
  const line = (list: ReadyMade, count?: number) => {
    const name = segmentName(`starter.${list.id}`);
    return (
      <li key={list.id} class="row">
        <span class="grow">
          {name} <code class="second wrap">{list.filter}</code>
        </span>
        {count === undefined ? undefined : <span class="number second">{formats().number(count)}</span>}
        <button type="button" aria-label={i18n.t('filters.addOf', [name])} onClick={() => add(list)}>
          {i18n.t('verb.add')}
        </button>
      </li>
    );
  };
  return (
    <section class="card ready-made" aria-labelledby="ready-made-title">
      <h2 id="ready-made-title">{i18n.t('filters.readyMade')}</h2>
      <ul>{offered.map(list => line(list, list.count))}</ul>
      {others.length === 0 ? undefined : (
        <details>
          <summary>{i18n.t('filters.readyOthers', others.length, [formats().number(others.length)])}</summary>
          <ul>{others.map(list => line(list))}</ul>
        </details>
      )}
    </section>
  );
}
