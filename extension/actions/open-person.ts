import {i18n} from '#i18n';
import type {PlainAction} from './action';

export const openPerson: PlainAction = {
  id: 'open-person',
  asks: 'nothing',
  scope: 'one',
  label: () => i18n.t('action.openPerson'),
  available: person => person.id !== undefined,
  async run(person, {open}) {
    if (person.id === undefined) return {ok: false, text: i18n.t('action.notInData')};
    await open(`#/supporters/${encodeURIComponent(person.id)}`);
    return {ok: true, text: ''};
  },
};
