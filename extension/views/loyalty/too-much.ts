import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import {formats} from '../language';

/** As `shared/model/programme` has them. */
const MOST_RULES = 200;
const MOST_CAMPAIGNS = 50;

/** What keeps a plan from being saved, and what to do about it; undefined: nothing. */
export function tooMuch({rules, campaigns = []}: ProgrammePlan): string | undefined {
  const {number} = formats();
  if (rules.length > MOST_RULES) return i18n.t('loyalty.trouble.rules', [number(MOST_RULES)]);
  return campaigns.length > MOST_CAMPAIGNS ? i18n.t('loyalty.trouble.campaigns', [number(MOST_CAMPAIGNS)]) : undefined;
}
