import {i18n} from '#i18n';
import type {PlainAction} from './action';
import {dialogAction} from './dialog-action';
import {canInvite} from './person-facts';

/** Invites people to the newsletter who said nothing about it: they confirm it themselves. */
export const invite: PlainAction = dialogAction({
  id: 'invite',
  act: 'reach',
  purpose: 'invite',
  scope: 'both',
  label: () => i18n.t('act.invite'),
  available: canInvite,
});
