import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {ROOT} from '../setup/root.ts';

export const LANGUAGES = ['en', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export type Listing = {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly searchTerms: readonly string[];
};

/** A text of `extension/store`. */
export function storeText(path: string): string {
  return readFileSync(join(ROOT, 'extension/store', path), 'utf8');
}

/** What a store's form asks about the product, in one language. */
export function readListing(language: Language): Listing {
  const parts = sections(storeText(`${language}/listing.md`), 1);
  const [[name = '', body = ''] = []] = parts;
  const [head = '', terms = ''] = body.split('\n## Search terms\n');
  const [summary = '', ...description] = head.trim().split('\n\n');
  return {
    name,
    summary: summary.replace(/^> /, ''),
    description: description.join('\n\n'),
    searchTerms: terms
      .trim()
      .split('\n')
      .map(line => line.replace(/^- /, '')),
  };
}

/** The parts of a text below its headings of one depth, by heading. */
export function sections(text: string, depth: number): Map<string, string> {
  const mark = `${'#'.repeat(depth)} `;
  const parts = `\n${text}`.split(`\n${mark}`).slice(1);
  return new Map(parts.map(part => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]));
}
