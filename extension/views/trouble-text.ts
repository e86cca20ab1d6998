import {i18n} from '#i18n';
import type {CommandAnswer} from '../messages';

/** Why a command was not carried out, what is safe, and what to do. */
export function troubleText({code, detail}: Extract<CommandAnswer, {ok: false}>): string {
  if (code === 'refused' && detail === 'conflict') return i18n.t('filters.conflict');
  if (code === 'refused' && detail === 'streaming') return i18n.t('privacy.streaming.refused');
  if (code === 'refused' && detail === 'erased') return i18n.t('erase.refused');
  if (code === 'refused' && detail === 'moved') return i18n.t('move.refused');
  return i18n.t(`trouble.${code}`);
}
