import type {Ranked} from '#shared/loyalty/leaderboard';

/** What a list says in the creator's language. No address can be in it: names come from `publicName` alone. */
export type PublishWords = {
  readonly title: string;
  /** Whoever has no name that may be shown. */
  readonly unnamed: string;
  readonly points: (count: number) => string;
  readonly tied: string;
  /** So many more have as many points as the last one. */
  readonly more: (count: number) => string;
};

const MOST = 10;
/** Of a Discord message, in characters (docs.discord.com, Create Message, read 2026-11). */
const DISCORD_LENGTH = 2_000;

/** The first ten, and how many others share the last one's points (LOY-41). */
export function topOf(ranked: readonly Ranked[], most = MOST): {rows: readonly Ranked[]; more: number} {
  const rows = ranked.slice(0, most);
  const last = rows.at(-1);
  return {rows, more: ranked.slice(most).filter(({rank}) => rank === last?.rank).length};
}

/** The list as plain text, to paste anywhere. */
export function topAsText(ranked: readonly Ranked[], words: PublishWords): string {
  return [words.title, '', ...linesOf(ranked, words, text => text)].join('\n');
}

/** The list as a Discord message: nobody is pinged by it, and no name changes how it looks. */
export function topAsDiscord(ranked: readonly Ranked[], words: PublishWords): string {
  const lines = [`**${escaped(words.title)}**`, ...linesOf(ranked, words, escaped)];
  while (lines.join('\n').length > DISCORD_LENGTH) lines.pop();
  return lines.join('\n');
}

function linesOf(ranked: readonly Ranked[], words: PublishWords, show: (text: string) => string): string[] {
  const {rows, more} = topOf(ranked);
  const lines = rows.map(({rank, name, points, tied}) => {
    const end = tied ? ` (${words.tied})` : '';
    return show(`${rank}. ${name ?? words.unnamed} · ${words.points(points)}${end}`);
  });
  return more === 0 ? lines : [...lines, show(words.more(more))];
}

/** Signs that format, mention or link stand for themselves; a mention is broken by what cannot be seen. */
function escaped(text: string): string {
  return text
    .replace(/[\\*_~`|>#[\]()<-]/gu, sign => `\\${sign}`)
    .replace(/@/gu, '@\u200b')
    .replace(/:\/\//gu, ':\u200b//')
    .replace(/^(\d+)\\?\./u, '$1\\.');
}
