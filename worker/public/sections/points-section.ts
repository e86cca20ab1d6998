import {isWarned, nextLevel} from '#shared/loyalty/levels';
import {type Html, html} from '../html';
import type {PageContext} from '../supporter-page';

/** Points, level, and how far the next one is (LOY-81). */
export function pointsSection({person, programme, words, formats, rank, now}: PageContext): Html {
  const {account} = person;
  const {pending, lapsing} = account ?? {};
  const place = rank === undefined ? undefined : html`<p>${words.rank(formats.number(rank.place), formats.number(rank.of))}</p>`;
  return html`<section><p class="big">${words.points(account?.balance ?? 0)}</p>${
    pending === undefined
      ? undefined
      : html`<p class="soft">${words.pending(words.points(pending.points), formats.date(pending.until))}</p>`
  }${
    lapsing === undefined
      ? undefined
      : html`<p class="soft">${words.lapsing(words.points(lapsing.points), formats.date(lapsing.at))}</p>`
  }${place}${(programme.levels ?? []).length === 0 ? undefined : levelPart({person, programme, words, formats, now})}</section>`;
}

function levelPart({
  person,
  programme,
  words,
  formats,
  now,
}: Pick<PageContext, 'person' | 'programme' | 'words' | 'formats' | 'now'>): Html {
  const held = person.account?.level;
  const level = programme.levels?.find(({id}) => id === held?.id);
  const next = nextLevel(person.points, programme, now);
  const from = level?.from ?? 0;
  const of = next === undefined ? 0 : next.level.from - from;
  const {benefits = []} = level ?? {};
  const ends = held !== undefined && isWarned(held, programme.levelPolicy, now) ? held.until : undefined;
  const after = programme.levels?.find(({id}) => id === held?.next)?.name;
  return html`<h2>${level === undefined ? words.noLevel : words.level(level.name)}</h2>${
    next === undefined
      ? html`<p>${words.topLevel}</p>`
      : html`<p>${words.toLevel(words.points(next.missing), next.level.name)}</p><progress max="${of}" value="${Math.max(0, of - next.missing)}" aria-label="${words.level(next.level.name)}"></progress>`
  }${ends === undefined ? undefined : html`<p class="soft">${words.levelEnds(formats.date(ends), after)}</p>`}${
    benefits.length === 0
      ? undefined
      : html`<p class="soft">${words.gives}</p><ul>${benefits.map(benefit => html`<li>${benefit}</li>`)}</ul>`
  }`;
}
