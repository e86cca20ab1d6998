import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';

/** Exchanges points for a reward, for whoever asks the creator to. */
export const redeem: PlainAction = dialogAction({
  id: 'redeem',
  act: 'redeem',
  scope: 'one',
  label: () => i18n.t('standing.redeem.verb'),
  available: ({supporter}) => (supporter?.account?.balance ?? 0) > 0,
});
