import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {transformSync} from 'esbuild';
import {ROOT} from './root.ts';

const SOURCE = join(ROOT, 'worker/track-snippet/track.js');
/** What the server delivers. */
export const SNIPPET = join(ROOT, 'worker/track-snippet/track.min.txt');

/** The snippet for creators' own sites, as small as it gets. */
export function minified(): string {
  return transformSync(readFileSync(SOURCE, 'utf8'), {minify: true, target: 'es2022', legalComments: 'none'}).code;
}

// node tests/setup/snippet.ts: writes it anew
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(SNIPPET, minified());
