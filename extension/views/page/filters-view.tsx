import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ReadyMade} from '#shared/filter/ready-made';
import type {Segment} from '#shared/model/segment';
import {TermLink} from '../glossary/term-link';
import {formats} from '../language';
import {Empty} from '../parts/empty';
import {segmentName} from '../segment-name';
import {Ask} from './ask';
import {FilterCard, type SavedLine} from './filter-card';
import {FilterForm, type FormParts} from './filter-form';
import {ReadyMadeList} from './ready-made-list';

type Props = FormParts & {
  readonly lines: readonly SavedLine[];
  readonly readyMade: {
    readonly offered: readonly (ReadyMade & {readonly count: number})[];
    readonly others: readonly ReadyMade[];
  };
  /** The id of the filter that is being edited, `new` for another one. */
  readonly edit: string | undefined;
  /** The text that a new filter starts with. */
  readonly text: string;
  /** The names of the saved filters that name this one. */
  readonly namedBy: (segment: Segment) => readonly string[];
  readonly onEdit: (id: string | undefined, text?: string) => void;
  readonly onSave: (segment: Segment) => void;
  readonly onAdd: (segment: Segment) => void;
  readonly onDelete: (segment: Segment) => void;
  readonly onMove: (id: string, by: -1 | 1) => void;
  readonly onCopy: (segment: Segment) => void;
  readonly onOpen: (path: string) => void;
};

export const NEW_FILTER = 'new';

/** The saved filters: open, change, order, copy, delete with undo, and others that are ready made. */
export function FiltersView(props: Props) {
  const {lines, edit, text, onEdit, onSave} = props;
  const [leaving, setLeaving] = useState<string>();
  const blank: Segment = {id: '', name: '', filter: text, position: nextPlace(lines), rev: 0};
  const add = () => onEdit(NEW_FILTER);
  const close = () => onEdit(undefined);
  const form = (segment: Segment) => <FilterForm {...props} segment={segment} onSave={onSave} onCancel={close} />;
  const remove = (segment: Segment) => {
    if (props.namedBy(segment).length > 0 && leaving !== segment.id) setLeaving(segment.id);
    else {
      setLeaving(undefined);
      props.onDelete(segment);
    }
  };
  return (
    <div class="column">
      <div class="row wide">
        <h1>{i18n.t('filters.title')}</h1>
        <span class="grow">
          <TermLink term="saved-filter" />
        </span>
        <PasteField onText={pasted => onEdit(NEW_FILTER, pasted)} />
        <button type="button" onClick={add}>
          {i18n.t('filters.new')}
        </button>
      </div>
      {edit === NEW_FILTER ? <div key={text}>{form(blank)}</div> : undefined}
      {lines.length === 0 && edit !== NEW_FILTER ? (
        <Empty text={i18n.t('filters.empty')} button={{label: i18n.t('filters.new'), onClick: add}} />
      ) : undefined}
      <ul class="cards">
        {lines.map((line, at) => {
          const {segment} = line;
          const names = leaving === segment.id ? props.namedBy(segment) : [];
          return (
            <li key={segment.id}>
              {segment.id === edit ? (
                form(segment)
              ) : (
                <FilterCard
                  line={line}
                  isFirst={at === 0}
                  isLast={at === lines.length - 1}
                  onEdit={() => onEdit(segment.id)}
                  onDelete={() => remove(segment)}
                  onMove={by => props.onMove(segment.id, by)}
                  onCopy={() => props.onCopy(segment)}
                  onDuplicate={() => onEdit(NEW_FILTER, segment.filter)}
                  onOpen={props.onOpen}
                />
              )}
              {names.length === 0 ? undefined : (
                <Ask
                  what={i18n.t('filters.deleteNamed', [segmentName(segment.name), formats().list(names)])}
                  leftOut={i18n.t('filters.deleteThen')}
                  undo={i18n.t('filters.canUndo')}
                  verb={i18n.t('filters.deleteOf', [segmentName(segment.name)])}
                  onDo={() => remove(segment)}
                  onCancel={() => setLeaving(undefined)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <ReadyMadeList {...props.readyMade} place={nextPlace(lines)} onAdd={props.onAdd} />
    </div>
  );
}

function nextPlace(lines: readonly SavedLine[]): number {
  return lines.reduce((most, {segment}) => Math.max(most, segment.position + 1), 0);
}

/** A line that somebody else copied makes a filter. */
function PasteField({onText}: {readonly onText: (text: string) => void}) {
  const [text, setText] = useState('');
  const take = (line: string) => {
    const filter = line.replace(/\s+/g, ' ').trim();
    if (filter !== '') onText(filter);
    setText('');
  };
  return (
    <input
      class="paste"
      data-testid="paste-filter"
      aria-label={i18n.t('filters.paste')}
      placeholder={i18n.t('filters.paste')}
      spellcheck={false}
      value={text}
      onInput={event => setText(event.currentTarget.value)}
      onPaste={event => {
        event.preventDefault();
        take(event.clipboardData?.getData('text/plain') ?? '');
      }}
      onKeyDown={event => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        take(text);
      }}
    />
  );
}
