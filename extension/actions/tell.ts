import {i18n} from '#i18n';
import type {CommandAnswer} from '../messages';
import {interfaceLanguage} from '../views/language';
import type {Outcome} from './action';

/** The sentence after a command: what was done and where else it is being written, or why nothing changed. */
export function tell(done: string, answer: CommandAnswer): Outcome {
  if (!answer.ok) return {ok: false, text: i18n.t(`trouble.${answer.code}`)};
  if (answer.isWaiting) return {ok: true, text: `${done} ${i18n.t('trouble.offline')}`, undo: answer.undo};
  const written = answer.writingTo.length > 0 ? ` ${i18n.t('action.alsoWritten', [listed(answer.writingTo)])}` : '';
  return {ok: true, text: `${done}${written}`, undo: answer.undo};
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat(interfaceLanguage(), {type: 'conjunction'}).format(names);
}
