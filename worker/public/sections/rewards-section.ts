import type {Redemption} from '#shared/model/account';
import type {Reward} from '#shared/model/reward';
import {type Html, html} from '../html';
import type {PageContext} from '../supporter-page';

/** What points are exchanged for, and what was (LOY-66 to LOY-69). */
export function rewardsSection(context: PageContext): Html {
  const {programme, person, words, now} = context;
  const {rewards = []} = programme;
  const redemptions = person.account?.redemptions ?? [];
  if (rewards.length === 0 && redemptions.length === 0) return html``;
  const onSale = rewards.filter(({from, until}) => (from ?? now) <= now && (until === undefined || now < until));
  const yours = html`<h2>${words.yours}</h2><ul>${redemptions.map(one => redemptionItem(context, one))}</ul>`;
  return html`<section><h2>${words.rewards}</h2>${
    onSale.length === 0 ? html`<p>${words.rewardsNone}</p>` : html`<ul>${onSale.map(reward => rewardItem(context, reward))}</ul>`
  }${redemptions.length === 0 ? undefined : yours}</section>`;
}

function rewardItem(context: PageContext, reward: Reward): Html {
  const {words, formats, form, programme} = context;
  const {id, name, text, cost, until, stock} = reward;
  const why = whyNot(context, reward);
  const left = stock === undefined ? undefined : Math.max(0, stock - (programme.taken?.[id] ?? 0));
  const notes = [
    ...(text === undefined ? [] : [text]),
    ...(left === undefined || left === 0 ? [] : [words.left(left)]),
    ...(until === undefined ? [] : [words.until(formats.date(until))]),
  ];
  const button = html`<input type="hidden" name="what" value="${id}"><button class="main" aria-label="${words.redeemOf(name)}">${words.redeem}</button>`;
  return html`<li><div class="line"><b>${name}</b><span>${words.points(cost)}</span></div>${
    notes.length === 0 ? undefined : html`<p class="soft">${notes.join(' · ')}</p>`
  }${why === undefined ? form('redeem', button) : html`<p class="soft">${why}</p>`}</li>`;
}

/** Why it cannot be had yet; undefined: it can. The server decides again when it is asked for. */
function whyNot({programme, person, words}: PageContext, {id, cost, level, stock, each}: Reward): string | undefined {
  const {levels = [], taken = {}} = programme;
  const {balance = 0, redemptions = []} = person.account ?? {};
  const wanted = levels.findIndex(one => one.id === level);
  const held = levels.findIndex(one => one.id === person.account?.level?.id);
  if (level !== undefined && (wanted < 0 || held < wanted)) return words.needsLevel(levels[wanted]?.name ?? level);
  const had = redemptions.filter(one => one.reward === id && one.state !== 'cancelled').length;
  if (each !== undefined && had >= each) return words.hadAll;
  if (stock !== undefined && (taken[id] ?? 0) >= stock) return words.soldOut;
  return balance < cost ? words.missing(words.points(cost - balance)) : undefined;
}

function redemptionItem({programme, words, formats}: PageContext, {reward, name, at, cost, state}: Redemption): Html {
  const secret = state === 'cancelled' ? undefined : programme.rewards?.find(({id}) => id === reward)?.secret;
  return html`<li><div class="line"><b>${name}</b><span>${words.change(-cost)}</span></div><p class="soft">${formats.date(at)} · ${words.states[state]}</p>${
    secret === undefined ? undefined : html`<p>${secretOf(secret)}</p>`
  }</li>`;
}

/** A code to copy, or the address of a download. */
function secretOf(secret: string): Html {
  return /^https?:\/\//i.test(secret)
    ? html`<a href="${secret}" rel="noreferrer noopener">${secret}</a>`
    : html`<code>${secret}</code>`;
}
