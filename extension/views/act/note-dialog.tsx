import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Command} from '#shared/protocol/commands';
import type {RunPlan} from '../../actions/quick-action';
import {idAt} from '../../mirror/state';
import {sendAll} from '../data/send-all';
import {formats} from '../language';
import {ActDialog} from './act-dialog';
import type {ActProps} from './act-props';

const LONGEST_NOTE = 10_000;

/** The same note about one person or many. */
export function NoteDialog(props: ActProps) {
  const [text, setText] = useState('');
  const {number} = formats();
  const {length} = props.ordinals;
  const count = text.trim() === '' ? 0 : length;
  return (
    <ActDialog
      {...props}
      act="note"
      title={i18n.t('act.noteTitle')}
      plan={{
        count,
        leftOut: [],
        undo: 'days',
        what: i18n.t('act.noteWhat', length, [number(length)]),
        button: i18n.t('act.noteDo', length, [number(length)]),
      }}
      run={runOf(props, text.trim())}
    >
      <label for="note-text">{i18n.t('act.noteText')}</label>
      <textarea
        id="note-text"
        rows={4}
        maxLength={LONGEST_NOTE}
        value={text}
        onInput={event => setText(event.currentTarget.value)}
      />
    </ActDialog>
  );
}

function runOf({snapshot, ordinals}: ActProps, text: string): RunPlan {
  return async watching => {
    const at = Date.now();
    const commands = [...ordinals].flatMap<Extract<Command, {kind: 'note-add'}>>(ordinal => {
      const supporter = idAt(snapshot.state, ordinal);
      return supporter === undefined ? [] : {id: crypto.randomUUID(), at, kind: 'note-add', supporter, text};
    });
    const {done, failure, isWaiting} = await sendAll(snapshot, commands, watching);
    const said = i18n.t('act.noted', done.length, [formats().number(done.length)]);
    return {
      people: done.map(({supporter}) => supporter),
      said: isWaiting ? `${said} ${i18n.t('trouble.offline')}` : said,
      undo: [{kind: 'notes', notes: done.map(({supporter, id}) => ({supporter, note: id}))}],
      ...(failure === undefined ? {} : {failure: i18n.t(`trouble.${failure.code}`)}),
    };
  };
}
