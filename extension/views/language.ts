import {browser} from 'wxt/browser';
import {type Formats, formatsFor} from './format';

/** The interface's language: the one in which the browser took our sentences, whatever else it speaks. */
export function interfaceLanguage(): string {
  return browser.i18n.getUILanguage();
}

export function formats(): Formats {
  return formatsFor(interfaceLanguage());
}
