import type {Badge} from '#shared/model/reward';
import {type Html, html} from '../html';
import {pictureAddress} from '../picture-address';
import type {PageContext} from '../supporter-page';

/** Badges that the person may see: those they have, and those that are not hidden. */
export function seenBadges({programme, person}: Pick<PageContext, 'programme' | 'person'>): readonly Badge[] {
  const held = new Set(person.account?.badges?.map(({id}) => id));
  return (programme.badges ?? []).filter(({id, hidden}) => hidden !== true || held.has(id));
}

/** Badges with their pictures, and how far those on the way are (LOY-70). */
export function badgesSection(context: PageContext): Html {
  const badges = seenBadges(context);
  if (badges.length === 0) return html``;
  return html`<section><h2>${context.words.badges}</h2><ul class="badges">${badges.map(badge => badgeItem(context, badge))}</ul></section>`;
}

function badgeItem({person, words, formats, base}: PageContext, {id, name, text, picture}: Badge): Html {
  const held = person.account?.badges?.find(badge => badge.id === id);
  const progress = person.account?.progress?.find(badge => badge.id === id);
  const away = held === undefined ? ' away' : '';
  const image =
    picture === undefined
      ? html`<span class="letter${away}" aria-hidden="true">${[...name][0] ?? ''}</span>`
      : html`<img class="${away.trim()}" src="${pictureAddress(base, picture)}" alt="" width="64" height="64" loading="lazy">`;
  const state =
    held !== undefined
      ? html`<span class="soft">${words.badgeSince(formats.date(held.at))}</span>`
      : progress === undefined
        ? html`<span class="soft">${words.notYet}</span>`
        : html`<progress max="${progress.of}" value="${progress.have}" aria-label="${name}"></progress><span class="soft">${words.badgeSoFar(formats.number(progress.have), formats.number(progress.of))}</span>`;
  return html`<li>${image}<b>${name}</b>${text === undefined ? undefined : html`<br><span class="soft">${text}</span>`}<br>${state}</li>`;
}
