import {i18n} from '#i18n';
import {DRAW, GRANT} from '#shared/model/account';
import type {ProgrammePlan} from '#shared/model/programme';
import {DID} from '../did-words';
import {channelName} from '../loyalty/rule-words';

/** A rule by the creator's own words, else by what it counts; a sequence by its name. */
export function ruleName(id: string, plan: Pick<ProgrammePlan, 'rules' | 'sequences'>): string {
  if (id === GRANT) return i18n.t('standing.statement.grant');
  if (id === DRAW) return i18n.t('standing.statement.draw');
  const sequence = plan.sequences?.find(one => id === `#sequence/${one.id}`);
  if (sequence !== undefined) return sequence.name;
  const rule = plan.rules.find(one => one.id === id);
  if (rule?.name !== undefined) return rule.name;
  if (id === 'payments') return i18n.t('rule.payments');
  if (id === 'newsletter') return i18n.t('rule.newsletter');
  if (rule === undefined) return i18n.t('standing.statement.gone');
  const did = i18n.t(DID[rule.action]);
  return rule.channel === undefined ? did : i18n.t('phrase.with', [did, channelName(rule.channel)]);
}
