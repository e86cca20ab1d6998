import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import {changesPoints, endRule, putRule, replaceRule, takeBackRule} from './change-plan';
import type {Way} from './preview-sheet';
import {stateAt} from './rule-state';

/** When a change was asked for, and the id of what it may add: held as long as the dialog is open. */
export type Asked = {readonly now: number; readonly freshId: string};

/**
 * In which ways a rule can be saved: a new one for the past too or from now on, a running one from now on (another version
 * follows it) or for the whole past. Where its dates or its state leave no choice there is one.
 */
export function waysToSave(plan: ProgrammePlan, rule: Rule, {now, freshId}: Asked): readonly Way[] {
  const before = plan.rules.find(({id}) => id === rule.id);
  const done = {verb: i18n.t('loyalty.preview.saveRule'), said: i18n.t('loyalty.rules.saved')};
  // A signal never becomes a rule that pays, nor the other way: another rule takes its place.
  const isOther = before !== undefined && before.signal !== rule.signal;
  const whole = isOther ? putRule(takeBackRule(plan, rule.id), {...rule, id: freshId}) : putRule(plan, rule);
  const words = before === undefined ? 'newAlwaysHelp' : 'alwaysHelp';
  const always: Way = {
    id: 'always',
    label: i18n.t('loyalty.preview.always'),
    help: i18n.t(`loyalty.preview.${words}`),
    plan: whole,
    ...done,
  };
  if (before === undefined) {
    if (rule.from !== undefined || (rule.until !== undefined && rule.until <= now)) return [always];
    const later = putRule(plan, {...rule, from: now});
    const help = i18n.t('loyalty.preview.newNowHelp');
    return [always, {id: 'now', label: i18n.t('loyalty.preview.now'), help, plan: later, ...done}];
  }
  const isEnding = rule.until !== undefined && rule.until <= now;
  if (stateAt(before, now) !== 'running' || isEnding || !changesPoints(before, rule) || isOnlyEnd(before, rule)) return [always];
  const later = replaceRule(plan, rule, {now, freshId});
  return [
    {id: 'now', label: i18n.t('loyalty.preview.now'), help: i18n.t('loyalty.preview.nowHelp'), plan: later, ...done},
    always,
  ];
}

/** Only the end of a running rule is another one: no version has to follow. */
function isOnlyEnd(before: Rule, after: Rule): boolean {
  const {until: _, ...was} = before;
  const {until: __, ...is} = after;
  return !changesPoints(was, is);
}

/** A running rule ends and keeps what it paid, or is taken back; one that has not begun or is over is taken back. */
export function waysToRemove(plan: ProgrammePlan, rule: Rule, now: number): readonly Way[] {
  const back: Way = {
    id: 'back',
    label: i18n.t('loyalty.preview.takeBack'),
    help: i18n.t('loyalty.preview.takeBackHelp'),
    plan: takeBackRule(plan, rule.id),
    verb: i18n.t('loyalty.preview.takeBackRule'),
    said: i18n.t('loyalty.rules.takenBack'),
  };
  if (stateAt(rule, now) !== 'running') return [back];
  const end: Way = {
    id: 'end',
    label: i18n.t('loyalty.preview.end'),
    help: i18n.t('loyalty.preview.endHelp'),
    plan: endRule(plan, rule.id, now),
    verb: i18n.t('loyalty.preview.endRule'),
    said: i18n.t('loyalty.rules.ended'),
  };
  return [end, back];
}
