import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** Points by the creator's hand, with a reason (LOY-84). */
export const givePoints: PlainAction = dialogAction({
  id: 'give-points',
  act: 'give-points',
  scope: 'both',
  label: () => i18n.t('standing.give.verb'),
  available: ({supporter}) => supporter?.unscored === undefined,
});
