import {DRAW, LAPSED, REDEEMED} from '#shared/model/account';
import {type Html, html} from '../html';
import {ruleTitle} from '../rule-lines';
import type {StatementLine} from '../statement-of';
import type {PageContext} from '../supporter-page';

/** What earned what: everybody sees the outcome of what they did (LOY-82). */
export function statementSection(context: PageContext): Html {
  const {statement, words, formats} = context;
  const lines = statement.map(
    line =>
      html`<li class="line"><span>${titleOf(context, line)}<br><span class="soft">${formats.date(line.at)}</span></span><span>${words.change(line.points)}</span></li>`,
  );
  return html`<section><h2>${words.statement}</h2>${
    lines.length === 0 ? html`<p>${words.statementNone}</p>` : html`<ul>${lines}</ul>`
  }</section>`;
}

/** The creator's reason for points by hand is theirs: it stays with them. */
function titleOf({programme, person, words, page}: PageContext, {rule, activity}: StatementLine): string {
  const known = programme.rules.find(({id}) => id === rule);
  if (known !== undefined) return ruleTitle(words, known);
  if (rule === LAPSED) return words.lapsed;
  if (rule === DRAW) return words.drawn;
  if (rule === REDEEMED) {
    const redeemed = person.account?.redemptions?.find(({id}) => id === activity);
    return redeemed === undefined ? words.rewards : words.redeemedFor(redeemed.name);
  }
  const sequence = programme.sequences?.find(({id}) => rule === `#sequence/${id}`);
  return sequence?.name ?? words.given(page.name);
}
