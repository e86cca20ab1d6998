import {i18n} from '#i18n';
import type {PlainAction} from './action';

export const copyEmail: PlainAction = {
  id: 'copy-email',
  asks: 'nothing',
  scope: 'both',
  dialog: {act: 'copy-email'},
  label: () => i18n.t('action.copyEmail'),
  available: person => person.email !== undefined,
  async run(person, {copy}) {
    if (person.email === undefined) return {ok: false, text: i18n.t('action.noEmail')};
    const copied = await copy(person.email);
    return {ok: copied, text: copied ? i18n.t('action.copied', [person.email]) : i18n.t('action.notCopied')};
  },
};
