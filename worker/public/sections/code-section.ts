import {hasCodes} from '../claim-code';
import {type Html, html} from '../html';
import type {PageContext} from '../supporter-page';

/** Where a code from an event or a counter is entered (LOY-84), while any counts. */
export function codeSection({programme, words, form, now}: PageContext): Html {
  if (!hasCodes(programme, now)) return html``;
  const field = html`<label>${words.codeLabel}<input name="what" required maxlength="80" autocomplete="off" autocapitalize="characters"></label><p><button>${words.codeSend}</button></p>`;
  return html`<section><h2>${words.code}</h2>${form('code', field)}</section>`;
}
