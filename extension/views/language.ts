import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import {type Formats, formatsFor} from './format';

const HIDDEN_AMOUNT = '▪▪▪';

/**
 * The interface's language: the one in which the browser took our sentences, with the browser's own region where it speaks that
 * language itself. One that speaks German takes the English sentences, and a German date among them would be neither.
 */
export function interfaceLanguage(): string {
  const ours = i18n.t('language');
  const spoken = browser.i18n.getUILanguage();
  return spoken.split('-')[0] === ours ? spoken : ours;
}

let areAmountsHidden = false;

/** For a stream: no amount of money is written out in this window. */
export function hideAmounts(isHidden: boolean): void {
  areAmountsHidden = isHidden;
}

export function formats(): Formats {
  const known = formatsFor(interfaceLanguage());
  return areAmountsHidden ? {...known, money: () => HIDDEN_AMOUNT, amount: () => HIDDEN_AMOUNT} : known;
}
