import {has} from '#shared/filter/bits';
import {catalogueOf} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import type {WhyAnswer} from '../messages';
import {segments, supporterOf} from '../mirror/documents';
import {matching} from '../mirror/filter';
import {holderOf} from '../mirror/saved-filters';
import {type WhyLine, whyOf} from '../views/data/why';
import {shownSegment} from '../views/segment-name';
import {sourcesText, valueText} from '../views/why-text';
import type {Current} from './context';

/** Which conditions of a filter hold and fail for a person, in words (F7). */
export async function answerWhy(
  {mirror, state, programme, segments: named, now}: Current,
  {id, filter}: {readonly id: string; readonly filter: string},
): Promise<WhyAnswer | undefined> {
  const parsed = parseFilter(filter, {segments: named, catalogue: catalogueOf(state.columns)});
  const person = await supporterOf(mirror, state, id);
  const ordinal = holderOf(state, id);
  if (!parsed.ok || person === undefined || ordinal === undefined) return undefined;
  const saved = (await segments(mirror, state)).map(segment => ({...segment, filter: shownSegment(segment).filter}));
  const line = whyOf({state, programme, segments: saved, now}, person, parsed.tree);
  const bits = matching(state, filter, {programme, now, segments: named});
  if (line === undefined || bits === undefined) return undefined;
  return {isIn: has(bits, ordinal), lines: (line.join === 'and' ? line.parts : [line]).flatMap(part => flat(part, 0, now))};
}

function flat(line: WhyLine, depth: number, now: number): WhyAnswer['lines'][number][] {
  const {text, holds, parts} = line;
  const said = sourcesText(line, now);
  const own = {text, holds, depth, value: valueText(line, now), said: said === '' ? undefined : said};
  return [own, ...parts.flatMap(part => flat(part, depth + 1, now))];
}
