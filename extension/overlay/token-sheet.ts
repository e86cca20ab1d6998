import tokens from '../views/tokens.css?inline';
import {sheetOf} from './sheet';

/**
 * The tokens for a closed root in a page. All of them are important: a rule of the page for the host would win otherwise, and a
 * colour that is the address of an image tells the page's server which chips show it.
 */
export function tokenSheet(): CSSStyleSheet {
  return sheetOf(tokens.replaceAll(/--[\w-]+:[^;}]+/g, '$& !important'));
}
