import {pathToFileURL} from 'node:url';
import {sourcesBelow} from '../architecture/sources.ts';
import ids from './ids.json' with {type: 'json'};

/** Every id of the requirements, in their order. */
export const REQUIREMENTS: readonly string[] = Object.values(ids).flat();

const NAMED = /\b(?:(?:ARM|SAL|LOY|CRM|REF)-\d+|T[1-9]\d?)\b/g;

/** The requirement ids that tests name, with the files that name them. */
export function namedRequirements(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const {path, strings, patterns} of sourcesBelow('tests')) {
    if (!/\.(test|spec)\.tsx?$/.test(path) || path === 'tests/requirements.test.ts') continue;
    for (const text of [...strings, ...patterns.map(({source}) => source)]) {
      for (const [id] of text.matchAll(NAMED)) found.set(id, [...new Set([...(found.get(id) ?? []), path])]);
    }
  }
  return found;
}

// node tests/requirements/map.ts: which requirement is exercised where, and which nowhere yet
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = namedRequirements();
  for (const id of REQUIREMENTS) if (found.has(id)) console.log(`${id}\t${found.get(id)?.join(' ')}`);
  console.log(`${REQUIREMENTS.filter(id => found.has(id)).length} of ${REQUIREMENTS.length} requirements are named by a test`);
}
