import {i18n} from '#i18n';
import {complexity, MOST_ACTIONS} from '#shared/loyalty/policy';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import {formats} from '../language';
import {ruleNames} from './rule-sentence';
import {stateAt} from './rule-state';

const MOST_PARTS = 4;

/** Said where a programme is felt to be hard (LOY-64): more actions than people keep in mind, or a rule with too many parts. */
export function ComplexityNote({plan, now}: {readonly plan: ProgrammePlan; readonly now: number}) {
  const {actions, isTooMuch} = complexity(plan, now);
  const hard = plan.rules.filter(rule => !rule.signal && stateAt(rule, now) !== 'ended' && partsOf(rule) > MOST_PARTS);
  if (!isTooMuch && hard.length === 0) return null;
  const {number} = formats();
  return (
    <div class="notice" data-testid="too-complicated">
      {isTooMuch ? <p>{i18n.t('loyalty.complex.actions', actions, [number(actions), number(MOST_ACTIONS)])}</p> : undefined}
      {hard.length === 0 ? undefined : <p>{i18n.t('loyalty.complex.rule', [ruleNames(hard)])}</p>}
    </div>
  );
}

/** How much somebody has to hear to understand the rule beside what it pays for. */
function partsOf({when = {}, first, count, tenure, caps = [], cooldownHours, multipliers = [], pendingDays}: Rule): number {
  const parts = [first, count, tenure, cooldownHours, pendingDays].filter(part => part !== undefined && part !== false);
  return Object.keys(when).length + parts.length + caps.length + multipliers.length;
}
