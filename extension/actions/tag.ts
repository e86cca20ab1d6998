import {i18n} from '#i18n';
import type {TagAction} from './action';
import {tell} from './tell';

/** Adds or removes a tag; the server writes it back as a label where the vendor has labels. */
export const tag: TagAction = {
  id: 'tag',
  asks: 'tag',
  scope: 'both',
  dialog: {act: 'tag'},
  label: () => i18n.t('action.tag'),
  available: person => person.id !== undefined,
  async run(person, {name, on}, {now, newId, send}) {
    if (person.id === undefined) return {ok: false, text: i18n.t('action.notInData')};
    const answer = await send({id: newId(), at: now(), kind: 'tag', supporter: person.id, name, on});
    return tell(on ? i18n.t('action.tagAdded', [name]) : i18n.t('action.tagRemoved', [name]), answer);
  },
};
