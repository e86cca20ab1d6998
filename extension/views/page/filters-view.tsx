import {i18n} from '#i18n';
import type {Segment} from '#shared/model/segment';
import type {FilterCheckResult} from '../filter-check';
import {formats} from '../language';
import {Empty} from '../parts/empty';
import {listOf} from '../route';
import {segmentName} from '../segment-name';
import {FilterForm} from './filter-form';

type Props = {
  readonly segments: readonly (Segment & {readonly count: number})[];
  /** The id of the filter that is being edited, `new` for another one. */
  readonly edit: string | undefined;
  /** The text that a new filter starts with. */
  readonly text: string;
  readonly check: (text: string, self?: string) => FilterCheckResult;
  readonly onEdit: (id: string | undefined) => void;
  readonly onSave: (segment: Segment) => void;
  readonly onDelete: (segment: Segment) => void;
  readonly onOpen: (path: string) => void;
};

export const NEW_FILTER = 'new';

/** The saved filters: open, rename, rewrite with a live count, delete with undo, add. */
export function FiltersView(props: Props) {
  const {segments, edit, text, check, onEdit, onSave, onDelete, onOpen} = props;
  const blank: Segment = {id: '', name: '', filter: text, position: segments.length, rev: 0};
  const add = () => onEdit(NEW_FILTER);
  return (
    <div class="column">
      <div class="row">
        <h1 class="grow">{i18n.t('filters.title')}</h1>
        <button type="button" onClick={add}>
          {i18n.t('filters.new')}
        </button>
      </div>
      {edit === NEW_FILTER ? (
        <FilterForm segment={blank} check={check} onSave={onSave} onCancel={() => onEdit(undefined)} />
      ) : undefined}
      {segments.length === 0 && edit !== NEW_FILTER ? (
        <Empty text={i18n.t('filters.empty')} button={{label: i18n.t('filters.new'), onClick: add}} />
      ) : undefined}
      <ul class="cards">
        {segments.map(segment =>
          segment.id === edit ? (
            <li key={segment.id}>
              <FilterForm segment={segment} check={check} onSave={onSave} onCancel={() => onEdit(undefined)} />
            </li>
          ) : (
            <li key={segment.id} class="card row">
              <span class="grow">
                <a href={listOf(segment.filter)} data-testid="segment">
                  {segmentName(segment.name)}
                </a>
                <code class="wrap">{segment.filter}</code>
              </span>
              <button type="button" class="link number" onClick={() => onOpen(listOf(segment.filter))}>
                {i18n.t('table.count', segment.count, [formats().number(segment.count)])}
              </button>
              <button
                type="button"
                aria-label={i18n.t('filters.editOf', [segmentName(segment.name)])}
                onClick={() => onEdit(segment.id)}
              >
                {i18n.t('verb.edit')}
              </button>
              <button
                type="button"
                aria-label={i18n.t('filters.deleteOf', [segmentName(segment.name)])}
                onClick={() => onDelete(segment)}
              >
                {i18n.t('verb.delete')}
              </button>
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
