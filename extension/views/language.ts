import {browser} from 'wxt/browser';
import {type Formats, formatsFor} from './format';

const HIDDEN_AMOUNT = '▪▪▪';

/** The interface's language: the one in which the browser took our sentences, whatever else it speaks. */
export function interfaceLanguage(): string {
  return browser.i18n.getUILanguage();
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
