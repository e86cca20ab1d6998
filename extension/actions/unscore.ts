import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {tell} from './tell';

/** The person wants no score. It is taken back by the toast, or by the switch under the score. */
export const unscore: PlainAction = {
  id: 'unscore',
  asks: 'nothing',
  scope: 'one',
  label: () => i18n.t('privacy.unscore'),
  available: ({id, supporter}) => id !== undefined && supporter !== undefined && supporter.unscored === undefined,
  async run(person, {now, newId, send}) {
    if (person.id === undefined) return {ok: false, text: i18n.t('action.notInData')};
    const answer = await send({id: newId(), at: now(), kind: 'unscore', supporter: person.id});
    return tell(i18n.t('privacy.unscored'), answer);
  },
};
