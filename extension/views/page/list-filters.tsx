import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Filter} from '#shared/filter/tree';
import type {SegmentCount} from '../../messages';
import {FilterBuilder} from '../builder/filter-builder';
import type {Kit} from '../builder/kit';
import {formats} from '../language';

type Props = {
  readonly kit: Kit;
  readonly segments: readonly SegmentCount[];
  /** The text of the list, and the filter that it says; undefined while it has a mistake. */
  readonly text: string;
  readonly tree: Filter | undefined;
  readonly onFilter: (text: string) => void;
};

/** Above the list: the saved filters with their counts, one click each, and the rows of the filter where they are asked for. */
export function ListFilters({kit, segments, text, tree, onFilter}: Props) {
  const [isBuilding, setBuilding] = useState(false);
  return (
    <div class="list-filters">
      <fieldset class="quick" aria-label={i18n.t('filters.title')}>
        <button type="button" aria-expanded={isBuilding} data-testid="build" onClick={() => setBuilding(!isBuilding)}>
          {i18n.t('builder.title')}
        </button>
        {segments.map(({id, name, filter, count}) => (
          <button
            key={id}
            type="button"
            class="quick-filter"
            aria-pressed={filter === text}
            onClick={() => onFilter(filter === text ? '' : filter)}
          >
            {name} <span class="number second">{formats().number(count)}</span>
          </button>
        ))}
      </fieldset>
      {isBuilding ? (
        <div class="card">
          <FilterBuilder kit={kit} text={text} tree={tree} onText={onFilter} />
        </div>
      ) : undefined}
    </div>
  );
}
