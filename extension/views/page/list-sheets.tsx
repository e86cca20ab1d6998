import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Bits} from '#shared/filter/bits';
import type {Field} from '#shared/filter/catalogue';
import type {Filter} from '#shared/filter/tree';
import {idAt} from '../../mirror/state';
import {NAME_COLUMN} from '../columns';
import type {Credits} from '../data/credits';
import {emailsOf} from '../data/emails-of';
import {dayOf, exportPeople, fileNameOf} from '../data/export-people';
import {saveFile} from '../data/save-file';
import type {Snapshot} from '../data/snapshot';
import {tagAll, withoutTag} from '../data/tag-all';
import {useCredits} from '../data/use-credits';
import {fieldWords} from '../field-words';
import {formats} from '../language';
import type {Toasts} from '../toasts';
import {CreditsSheet} from './credits-sheet';
import {EmailsSheet} from './emails-sheet';
import {ExportSheet} from './export-sheet';
import type {ListDialog} from './list-actions';
import {type OnTagAll, TagSheet} from './tag-sheet';

type Props = {
  readonly dialog: Exclude<ListDialog, 'columns'>;
  readonly snapshot: Snapshot;
  readonly toasts: Toasts;
  /** Everyone in the list or everyone who is ticked, in the list's order. */
  readonly ordinals: Uint32Array;
  /** Whom the creator ticked; undefined: the whole list is meant. */
  readonly only: Bits | undefined;
  readonly tree: Filter;
  readonly fields: readonly Field[];
  /** What the list is called: a saved filter's name, else the filter's text. */
  readonly name: string;
  readonly onClose: () => void;
};

/** The dialog of what the creator does with a list. */
export function ListSheet(props: Props) {
  switch (props.dialog) {
    case 'emails':
      return <Emails {...props} />;
    case 'export':
      return <Export {...props} />;
    case 'tag':
      return <Tag {...props} />;
    case 'credits':
      return <CreditsList {...props} />;
  }
}

function Emails({snapshot, toasts, ordinals, onClose}: Props) {
  const [found] = useState(() => emailsOf(snapshot.state.columns, ordinals));
  const copy = (text: string, count: number) =>
    void copyText(text).then(isCopied => {
      if (isCopied) toasts.say(i18n.t('supporters.emailsCopied', count, [formats().number(count)]));
      else toasts.warn(i18n.t('supporters.notCopied'));
    });
  return <EmailsSheet found={found} onCopy={copy} onClose={onClose} />;
}

function Export({snapshot, toasts, ordinals, fields, name, onClose}: Props) {
  const {state, programme, now} = snapshot;
  const {columns} = state;
  const orders = columns.tables.get('order');
  const file = fileNameOf(name, now, '.csv');
  return (
    <ExportSheet
      people={ordinals.length}
      orders={orders === undefined ? 0 : ordinals.reduce((sum, ordinal) => sum + orders.of(ordinal).length, 0)}
      headers={[NAME_COLUMN, ...fields.map(field => field.name)].map(field => fieldWords(field).label)}
      fileName={file}
      onExport={async (lines, watching) => {
        const written = await exportPeople({columns, ordinals, fields, programme, now}, lines, watching);
        if (written === undefined) return false;
        saveFile(file, written.parts, 'text/csv;charset=utf-8');
        toasts.say(i18n.t('supporters.written', written.count, [formats().number(written.count), file]));
        return true;
      }}
      onClose={onClose}
    />
  );
}

function Tag({snapshot, toasts, ordinals, onClose}: Props) {
  const {state} = snapshot;
  const column = state.columns.column('tag');
  const tagsInUse = column.kind === 'word' ? [...column.uses(state.columns.live()).keys()].sort() : [];
  const idsOf = (some: Uint32Array) => [...some].flatMap(ordinal => idAt(state, ordinal) ?? []);
  const onTagAll: OnTagAll = async (name, watching) => {
    const ids = idsOf(withoutTag(state.columns, ordinals, name));
    const {done, failure} = await tagAll(snapshot, {ids, name, on: true}, watching);
    if (failure !== undefined) toasts.warn(i18n.t(`trouble.${failure.code}`));
    const undo = () => void tagAll(snapshot, {ids: done, name, on: false}, {...watching, signal: new AbortController().signal});
    if (done.length > 0) toasts.say(i18n.t('supporters.tagged', done.length, [formats().number(done.length), name]), undo);
    return failure === undefined;
  };
  return (
    <TagSheet
      people={ordinals.length}
      havingTag={name => ordinals.length - withoutTag(state.columns, ordinals, name).length}
      tagsInUse={tagsInUse}
      onTagAll={onTagAll}
      onClose={onClose}
    />
  );
}

function CreditsList({snapshot, toasts, ordinals, only, tree, name, onClose}: Props) {
  const [today] = useState(() => dayOf(snapshot.now));
  const [day, setDay] = useState(today);
  const say = ({names}: Credits) => toasts.say(i18n.t('supporters.namesCopied', names.length, [formats().number(names.length)]));
  const copy = (credits: Credits) => copyText(credits.names.join('\n'));
  const {state, again} = useCredits(snapshot, {ordinals, tree, only, day, today}, copy);
  return (
    <CreditsSheet
      state={state}
      day={day}
      today={today}
      onDay={next => next !== '' && setDay(next)}
      onCopy={credits => void copy(credits).then(isCopied => isCopied && say(credits))}
      onSave={credits =>
        saveFile(fileNameOf(name, Date.parse(`${day}T12:00:00`), '.txt'), [credits.names.join('\n')], 'text/plain')
      }
      onAgain={again}
      onClose={onClose}
    />
  );
}

/** False where the browser does not let us: it wants a click just before. */
function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
