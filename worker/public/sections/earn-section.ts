import {type Html, html} from '../html';
import {liveRules, ruleNotes, ruleTitle} from '../rule-lines';
import type {PageContext} from '../supporter-page';

/** What can be earned next and for how much, in plain sentences (LOY-82, LOY-83). */
export function earnSection({programme, words, formats, now}: PageContext): Html {
  const rules = liveRules(programme, now);
  const lines = rules.map(rule => {
    const notes = ruleNotes({words, formats}, rule);
    const more = notes.length === 0 ? undefined : html`<br><span class="soft">${notes.join(' · ')}</span>`;
    return html`<li class="line"><span>${ruleTitle(words, rule)}${more}</span><span>${words.change(rule.points)}</span></li>`;
  });
  return html`<section><h2>${words.earn}</h2>${
    lines.length === 0 ? html`<p>${words.earnNone}</p>` : html`<p class="soft">${words.earnText}</p><ul>${lines}</ul>`
  }</section>`;
}
