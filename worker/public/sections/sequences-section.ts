import {sequenceOf} from '#shared/loyalty/sequence';
import type {Sequence} from '#shared/model/reward';
import {type Html, html} from '../html';
import type {PageContext} from '../supporter-page';

/** How far the person is in each sequence that runs, with the way to the next step: later ones are not given away (LOY-10). */
export function sequencesSection(context: PageContext): Html {
  const {programme, words, now} = context;
  const running = (programme.sequences ?? []).filter(({from, until}) => from <= now && (until === undefined || now < until));
  if (running.length === 0) return html``;
  return html`<section><h2>${words.sequences}</h2><ul>${running.map(one => sequenceItem(context, one))}</ul></section>`;
}

function sequenceItem({visits, words, formats, now, stepLink}: PageContext, sequence: Sequence): Html {
  const {id, name, steps, points} = sequence;
  const {done, next} = sequenceOf(visits, sequence, now);
  const link = next === undefined || next.opensAt > now ? undefined : stepLink(id, next.id);
  const wait = next === undefined || next.opensAt <= now ? undefined : words.nextOpens(formats.date(next.opensAt));
  const worth = [
    ...(next?.points ? [words.stepWorth(words.points(next.points))] : []),
    ...(points ? [words.allWorth(words.points(points))] : []),
    ...(wait === undefined ? [] : [wait]),
  ];
  return html`<li><div class="line"><b>${name}</b><span>${words.badgeSoFar(formats.number(done), formats.number(steps.length))}</span></div><progress max="${steps.length}" value="${done}" aria-label="${name}"></progress>${
    worth.length === 0 || next === undefined ? undefined : html`<p class="soft">${worth.join(' · ')}</p>`
  }${link === undefined ? undefined : html`<p>${next?.gives === undefined ? undefined : html`${next.gives} · `}<a href="${link}">${words.goOn}</a></p>`}</li>`;
}
