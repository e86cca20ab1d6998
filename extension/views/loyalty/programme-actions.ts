import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Command} from '#shared/protocol/commands';
import {type CommandAnswer, sendMessage} from '../../messages';
import type {Toasts} from '../toasts';
import {troubleText} from '../trouble-text';

/** Saved, or why not. `isConflict`: somebody else changed the programme meanwhile, and theirs is being read. */
export type PlanAnswer = {readonly ok: true} | {readonly ok: false; readonly isConflict: boolean; readonly text: string};

export type ProgrammeActions = {
  /** Saves the plan as a whole, by its `rev`; `said` is told with its undo. */
  readonly onPlan: (plan: ProgrammePlan, said: string) => Promise<PlanAnswer>;
};

/** What the creator does with the programme. */
export function programmeActions(toasts: Toasts): ProgrammeActions {
  const takeBack = async (undo: Command) => {
    const answer = await sendMessage('send', {command: {...undo, at: Date.now()}});
    if (!answer.ok) toasts.warn(refusalText(answer, 'loyalty.trouble.notUndone'));
  };
  return {
    async onPlan(plan, said) {
      const command: Command = {id: crypto.randomUUID(), at: Date.now(), kind: 'programme-put', plan};
      const answer = await sendMessage('send', {command});
      if (answer.ok) {
        const {undo} = answer;
        toasts.say(said, undo === undefined ? undefined : () => void takeBack(undo));
        return {ok: true};
      }
      const isConflict = answer.code === 'refused' && answer.detail === 'conflict';
      return {ok: false, isConflict, text: refusalText(answer, 'loyalty.trouble.conflict')};
    },
  };
}

type Refused = Extract<CommandAnswer, {ok: false}>;

function refusalText(answer: Refused, conflict: 'loyalty.trouble.conflict' | 'loyalty.trouble.notUndone'): string {
  const {code, detail} = answer;
  if (code === 'refused' && detail === 'conflict') return i18n.t(conflict);
  if (code === 'refused' && (detail === 'bad-request' || detail === 'too-large')) return i18n.t('loyalty.trouble.invalid');
  return code === 'unsent' ? i18n.t('loyalty.trouble.unsent') : troubleText(answer);
}
