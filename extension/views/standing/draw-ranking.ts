import type {Ranked} from '#shared/loyalty/leaderboard';
import {type PublishWords, topOf} from '#shared/loyalty/publish';

/** Large enough to be read in any feed, and twice what most show. */
const WIDTH = 1_080;
const MARGIN = 72;
const ROW = 84;
const HEAD = 190;
const FOOT = 110;
const FONT = 'system-ui, sans-serif';

/** Always the light colours: where it is published nobody knows the creator's. As in `tokens.css`, each measured there. */
const INK = {ground: '#ffffff', text: '#1a1f24', second: '#5b6673', line: '#dde2e7', first: '#174f87', onFirst: '#ffffff'};

/** A line of the image: what stands in it, and where. */
export type ImageLine = {readonly rank: string; readonly name: string; readonly points: string; readonly y: number};

/** What stands where; no e-mail address can be in it, names come from `publicName` alone. */
export function imageLines(ranked: readonly Ranked[], words: PublishWords) {
  const {rows, more} = topOf(ranked);
  const lines = rows.map<ImageLine>(({rank, tied, name, points}, place) => ({
    rank: `${rank}${tied ? '=' : ''}`,
    name: name ?? words.unnamed,
    points: words.points(points),
    y: HEAD + place * ROW,
  }));
  const notes = [...(more > 0 ? [words.more(more)] : []), ...(rows.some(({tied}) => tied) ? [`= ${words.tied}`] : [])];
  return {lines, notes, width: WIDTH, height: HEAD + lines.length * ROW + FOOT};
}

/** The list as a PNG; undefined where the browser draws none. */
export async function drawRanking(ranked: readonly Ranked[], words: PublishWords): Promise<Blob | undefined> {
  const {lines, notes, width, height} = imageLines(ranked, words);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.fillStyle = INK.ground;
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  write(context, words.title, {x: MARGIN, y: 100, size: 52, weight: 700, color: INK.text, room: width - 2 * MARGIN});
  for (const line of lines) drawLine(context, line);
  for (const [place, note] of notes.entries()) {
    const y = HEAD + lines.length * ROW + 34 + place * 36;
    write(context, note, {x: MARGIN, y, size: 26, weight: 400, color: INK.second, room: width - 2 * MARGIN});
  }
  return (await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))) ?? undefined;
}

function drawLine(context: CanvasRenderingContext2D, {rank, name, points, y}: ImageLine): void {
  const middle = y + ROW / 2;
  const isFirst = rank === '1' || rank === '1=';
  if (isFirst) {
    context.fillStyle = INK.first;
    context.fillRect(MARGIN - 24, y + 4, WIDTH - 2 * MARGIN + 48, ROW - 8);
  } else {
    context.fillStyle = INK.line;
    context.fillRect(MARGIN, y + ROW - 1, WIDTH - 2 * MARGIN, 2);
  }
  const color = isFirst ? INK.onFirst : INK.text;
  context.font = `600 34px ${FONT}`;
  const room = context.measureText(points).width;
  write(context, rank, {x: MARGIN, y: middle, size: 34, weight: 600, color: isFirst ? INK.onFirst : INK.second, room: 90});
  write(context, name, {x: MARGIN + 110, y: middle, size: 38, weight: 600, color, room: WIDTH - 2 * MARGIN - 110 - room - 32});
  context.textAlign = 'right';
  write(context, points, {x: WIDTH - MARGIN, y: middle, size: 34, weight: 600, color, room});
  context.textAlign = 'left';
}

type Text = {x: number; y: number; size: number; weight: number; color: string; room: number};

/** A text that is too long for its place is cut, not squeezed. */
function write(context: CanvasRenderingContext2D, text: string, {x, y, size, weight, color, room}: Text): void {
  context.font = `${weight} ${size}px ${FONT}`;
  context.fillStyle = color;
  let shown = text;
  while (shown.length > 1 && context.measureText(shown).width > room) shown = `${[...shown].slice(0, -2).join('')}…`;
  context.fillText(shown, x, y);
}
