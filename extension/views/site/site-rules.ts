import type {TrackingRules} from '#shared/protocol/track';

/** The rules as the creator types them. */
export type RulesText = {
  readonly origins: string;
  readonly pages: string;
  readonly columns: string;
  readonly siteAsks: boolean;
};

/** What a new site begins with: every page counts, nobody is asked about themselves. */
export const FRESH: RulesText = {origins: '', pages: '/*', columns: '', siteAsks: false};

export function rulesText({origins, pages, columns, siteAsks}: TrackingRules): RulesText {
  return {origins: origins.join('\n'), pages: pages.join('\n'), columns: columns.join('\n'), siteAsks};
}

/** A line that is no address or page. */
export type BadLine = {readonly field: 'origins' | 'pages'; readonly line: string};

/** The rules that were typed, or the first line that cannot be one. A path may stand behind an address, and `https://` may be missing. */
export function rulesOf({origins, pages, columns, siteAsks}: RulesText): TrackingRules | BadLine {
  const addresses = lines(origins).map(line => originOf(line) ?? {field: 'origins' as const, line});
  const paths = lines(pages).map(line => pathOf(line) ?? {field: 'pages' as const, line});
  const bad = [...addresses, ...paths].find(entry => typeof entry !== 'string');
  if (bad !== undefined) return bad;
  const texts = (entries: readonly (string | BadLine)[]) => [...new Set(entries.filter(entry => typeof entry === 'string'))];
  return {
    origins: texts(addresses).slice(0, 20),
    pages: texts(paths).slice(0, 100),
    columns: [...new Set(lines(columns))].slice(0, 20),
    siteAsks,
  };
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

function originOf(line: string): string | undefined {
  const url = URL.parse(/^https?:\/\//i.test(line) ? line : `https://${line}`);
  return url !== null && /[.:]|^localhost$/.test(url.host) && url.username === '' ? url.origin : undefined;
}

/** A page may be typed whole. */
function pathOf(line: string): string | undefined {
  const path = /^https?:\/\//i.test(line) ? URL.parse(line)?.pathname : line;
  return path !== undefined && /^\/[^\s?#]{0,199}$/.test(path) ? path : undefined;
}
