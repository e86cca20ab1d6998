import {i18n} from '#i18n';
import {ACTIONS, type Action} from '#shared/model/action';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Badge} from '#shared/model/reward';
import {doingText} from './badge-text';
import {isForbidden} from './forbidden';

/** What keeps a badge from being saved, in a sentence. */
export function badgeProblem(badge: Badge, plan: ProgrammePlan): string | undefined {
  const {id, name, for: what} = badge;
  const trimmed = name.trim().toLowerCase();
  if (trimmed === '') return i18n.t('standing.needsName');
  if (plan.badges?.some(other => other.id !== id && other.name.trim().toLowerCase() === trimmed)) {
    return i18n.t('standing.sameName', [name.trim()]);
  }
  if (what.kind === 'level' && !plan.levels?.some(level => level.id === what.level)) return i18n.t('standing.badges.needsLevel');
  if (what.kind === 'sequence' && !plan.sequences?.some(sequence => sequence.id === what.sequence)) {
    return i18n.t('standing.badges.needsSequence');
  }
  if ((what.kind === 'count' || what.kind === 'streak') && isForbidden(what.channel, actionOf(what.action), plan)) {
    return i18n.t('standing.badges.forbidden', [doingText(what)]);
  }
  return undefined;
}

function actionOf(text: string): Action {
  return ACTIONS.find(action => action === text) ?? 'joined';
}
