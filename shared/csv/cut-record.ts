/** A quoted cell longer than this was never closed: spreadsheets hold half of it (32,767 characters in Excel, 50,000 in Sheets). */
export const MOST_OF_CELL = 65_536;
/** No line of a table is longer. */
export const MOST_OF_LINE = 1_048_576;

export type Cutting = {
  readonly delimiter: string;
  /** A carriage return alone ends a line, as in files of old Macs; else only line feeds do, with or without one. */
  readonly endsAtCr: boolean;
  /** Nothing follows this text. */
  readonly isEnd: boolean;
};

export type CutRecord = {
  readonly cells: string[];
  /** Where the next one begins. */
  readonly next: number;
  /** A quote was opened and not closed, or the line has no end: which cell is which cannot be told. */
  readonly isBroken: boolean;
};

/** Finds characters, and remembers what it found: asking again for a place before the last hit costs nothing. */
export type Finder = (sought: string, from: number) => number;

/** @returns the place of the next one, Infinity where there is none */
export function finder(text: string): Finder {
  const known = new Map<string, {from: number; at: number}>();
  return (sought, from) => {
    const last = known.get(sought);
    if (last !== undefined && last.from <= from && from <= last.at) return last.at;
    const found = text.indexOf(sought, from);
    const at = found < 0 ? Number.POSITIVE_INFINITY : found;
    known.set(sought, {from, at});
    return at;
  };
}

/**
 * Cuts one record off a text that may go on. RFC 4180, and what real files do beyond it: any line end, quotes inside a cell, spaces
 * behind a closing quote, a quote that is never closed. What comes out does not depend on where the text was cut into pieces.
 *
 * @returns undefined where only more of the text can tell
 */
export function cutRecord(text: string, from: number, {find, ...cutting}: Cutting & {find: Finder}): CutRecord | undefined {
  const cut = cutLine(text, from, {find, ...cutting});
  const isTooLong = cut === undefined ? text.length - from > MOST_OF_LINE : cut.next - from > MOST_OF_LINE;
  return isTooLong ? {cells: [], next: from + MOST_OF_LINE, isBroken: true} : cut;
}

type Place = Cutting & {readonly find: Finder};

function cutLine(text: string, from: number, place: Place): CutRecord | undefined {
  const end = lineEnd(text, from, place);
  if (place.find('"', from) > Math.min(end.at, text.length)) {
    if (end.next === undefined) return undefined;
    return {cells: text.slice(from, end.at).split(place.delimiter), next: end.next, isBroken: false};
  }
  return cutQuoted(text, from, place);
}

/** A line in which quotes stand. */
function cutQuoted(text: string, from: number, place: Place): CutRecord | undefined {
  const cells: string[] = [];
  for (let at = from; ; ) {
    const isQuoted = text.startsWith('"', at);
    const close = isQuoted ? closing(text, at + 1, place) : undefined;
    if (close === 'more') return undefined;
    if (close === 'never') {
      const {next} = lineEnd(text, at, place);
      return next === undefined ? undefined : {cells, next, isBroken: true};
    }
    const behind = close === undefined ? at : close.behind;
    const end = lineEnd(text, behind, place);
    const mark = place.find(place.delimiter, behind);
    if (mark > end.at && end.next === undefined) return undefined;
    const stop = Math.min(mark, end.at);
    cells.push(close === undefined ? text.slice(at, stop) : text.slice(at + 1, close.at).replaceAll('""', '"'));
    if (mark > end.at && end.next !== undefined) return {cells, next: end.next, isBroken: false};
    at = stop + 1;
  }
}

/** Where the cell that began before `from` is closed: at a quote that a delimiter or a line's end follows. */
function closing(text: string, from: number, {find, delimiter, isEnd}: Place): {at: number; behind: number} | 'more' | 'never' {
  for (let at = find('"', from); ; at = find('"', at)) {
    if (at - from > MOST_OF_CELL) {
      if (at !== Number.POSITIVE_INFINITY || isEnd || text.length - from > MOST_OF_CELL) return 'never';
      return 'more';
    }
    let behind = at + 1;
    while (text[behind] === ' ') behind += 1;
    if (behind >= text.length) return isEnd ? {at, behind} : 'more';
    const next = text[behind];
    if (next === delimiter || next === '\n' || next === '\r') return {at, behind};
    at += text[at + 1] === '"' ? 2 : 1;
  }
}

/** The end of the line that `from` stands in, and where the next one begins; no `next`: not there yet. */
function lineEnd(text: string, from: number, {find, endsAtCr, isEnd}: Place): {at: number; next: number | undefined} {
  const feed = find('\n', from);
  const cr = endsAtCr ? find('\r', from) : Number.POSITIVE_INFINITY;
  if (cr < feed - 1) return {at: cr, next: cr + 1 < text.length || isEnd ? cr + 1 : undefined};
  const at = Math.min(feed, text.length);
  const next = feed === Number.POSITIVE_INFINITY ? (isEnd ? text.length : undefined) : feed + 1;
  return {at: at > from && text[at - 1] === '\r' ? at - 1 : at, next};
}
