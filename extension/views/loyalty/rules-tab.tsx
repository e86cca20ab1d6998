import {i18n} from '#i18n';
import {formats} from '../language';
import type {LoyaltyTabProps} from './loyalty-tabs';

/** What pays what. */
export function RulesTab({plan}: LoyaltyTabProps) {
  return (
    <ul class="cards">
      {plan.rules.map(rule => (
        <li key={rule.id} class="card row">
          <span class="grow">{rule.name ?? rule.id}</span>
          <span class="number">{i18n.t('loyalty.points', rule.points, [formats().number(rule.points)])}</span>
        </li>
      ))}
    </ul>
  );
}
