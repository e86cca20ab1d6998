import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Way} from './preview-sheet';
import {ruleNames} from './rule-sentence';
import type {Asked} from './rule-ways';
import {addTemplate, type Template} from './templates';

type Ask = Asked & {readonly template: Template; readonly currency: string};

/** What the dialog of a template says and offers: for the past too, or from now on. */
export function templateWays(plan: ProgrammePlan, {template, currency, now, freshId}: Ask) {
  const name = i18n.t(`loyalty.template.${template}`);
  const goal = i18n.t(`loyalty.template.${template}Goal`);
  const added = (from?: number) => addTemplate(plan, {template, name, goal, currency, now, from, freshId});
  const done = {verb: i18n.t('loyalty.template.add', [name]), said: i18n.t('loyalty.template.saved', [name])};
  const {leftOut} = added();
  const ways: readonly Way[] = [
    {
      id: 'always',
      label: i18n.t('loyalty.preview.always'),
      help: i18n.t('loyalty.preview.newAlwaysHelp'),
      plan: added().plan,
      ...done,
    },
    {
      id: 'now',
      label: i18n.t('loyalty.preview.now'),
      help: i18n.t('loyalty.preview.newNowHelp'),
      plan: added(now).plan,
      ...done,
    },
  ];
  const text = leftOut.length === 0 ? goal : i18n.t('loyalty.template.leftOut', [ruleNames(leftOut)]);
  return {title: i18n.t('loyalty.template.add', [name]), text, ways};
}
