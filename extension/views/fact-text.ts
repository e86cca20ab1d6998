import {i18n} from '#i18n';
import type {Fact, Facts} from '#shared/membership/facts';
import {fieldText} from './field-text';
import {formats} from './language';

/** A fact of a membership in words; "nothing" where there is none. */
export function factText(fact: Fact, facts: Facts): string {
  return textOf(fact, facts) || i18n.t('field.none');
}

function textOf(fact: Fact, facts: Facts): string | undefined {
  switch (fact) {
    case 'paid':
    case 'trial':
    case 'gifted':
    case 'complimentary':
      return facts[fact] === undefined ? undefined : i18n.t(facts[fact] ? 'field.yes' : 'field.no');
    case 'vendorState':
      return facts.vendorState && stateText(facts.vendorState);
    case 'lostTiers':
      return fieldText('tiers', {tiers: facts.lostTiers});
    case 'cadenceMonths':
      return facts.cadenceMonths === undefined ? undefined : formats().number(facts.cadenceMonths);
    default:
      return fieldText(fact, facts);
  }
}

function stateText(state: NonNullable<Facts['vendorState']>): string {
  if (state === 'free') return i18n.t('kind.free');
  return i18n.t(`state.${state === 'former' ? 'cancelled' : state}`);
}
