import {type Html, html} from '../html';
import type {PageContext} from '../supporter-page';

const NAMES = ['short', 'full', 'hidden'] as const;

/** How others may see the person in rankings. */
export function namesSection({person, words, form}: PageContext): Html {
  const now = person.rankedAs ?? 'short';
  const buttons = NAMES.map(name =>
    name === now
      ? html`<button name="what" value="${name}" disabled>${words.nameAs[name]} (${words.nameNow})</button>`
      : html`<button name="what" value="${name}">${words.nameAs[name]}</button>`,
  );
  return html`<section><h2>${words.names}</h2><p class="soft">${words.namesText}</p>${form('name', html`<div class="buttons">${buttons}</div>`)}</section>`;
}

/** The way out, asked twice by being opened first. */
export function leaveSection({words, form}: PageContext): Html {
  return html`<section><details><summary>${words.leave}</summary><p>${words.leaveText}</p>${form('leave', html`<button>${words.leaveDo}</button>`)}</details></section>`;
}

/** All that is shown to whoever wants no score. */
export function outSection({words, form}: PageContext): Html {
  const [title, text] = words.out;
  return html`<h1>${title}</h1><section><p>${text}</p>${form('back', html`<button class="main">${words.comeBack}</button>`)}</section>`;
}
