import {i18n} from '#i18n';
import type {NoteAction} from './action';
import {tell} from './tell';

export const note: NoteAction = {
  id: 'note',
  asks: 'note',
  scope: 'both',
  dialog: {act: 'note'},
  label: () => i18n.t('action.note'),
  available: person => person.id !== undefined,
  async run(person, text, {now, newId, send}) {
    if (person.id === undefined) return {ok: false, text: i18n.t('action.notInData')};
    const answer = await send({id: newId(), at: now(), kind: 'note-add', supporter: person.id, text});
    return tell(i18n.t('action.noteSaved'), answer);
  },
};
