import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {ROOT} from '../setup/root.ts';
import ids from './ids.json' with {type: 'json'};
import issues from './issues.json' with {type: 'json'};
import {type TestName, testNames} from './titles.ts';

/** Every id of the requirements, traps, complaints, capabilities and weekly jobs, in their order. */
export const REQUIREMENTS: readonly string[] = Object.values(ids).flat();

/** The ids that each finished part of the work promised, by its name. */
export const PROMISED: Readonly<Record<string, readonly string[]>> = issues;

const RECORDED = join(ROOT, 'tests/requirements.json');
const NAMED = /\b(?:(?:ARM|SAL|LOY|CRM|REF)-\d+|[TCFJ][1-9]\d?)\b/g;

/** The ids that the titles of tests name, with those tests. */
export function namedRequirements(): Map<string, TestName[]> {
  const found = new Map<string, TestName[]>();
  for (const name of testNames()) {
    for (const [id] of name.matchAll(NAMED)) found.set(id, [...new Set([...(found.get(id) ?? []), name])]);
  }
  return found;
}

/** `tests/requirements.json`: for each id the tests that exercise it. */
export function recordedRequirements(): Record<string, TestName[]> {
  return JSON.parse(readFileSync(RECORDED, 'utf8')) as Record<string, TestName[]>;
}

// node tests/requirements/map.ts: writes the map anew and says which ids have no test yet
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = namedRequirements();
  const named = REQUIREMENTS.filter(id => found.has(id));
  writeFileSync(RECORDED, `${JSON.stringify(Object.fromEntries(named.map(id => [id, found.get(id)?.sort()])), null, 2)}\n`);
  console.log(`${named.length} of ${REQUIREMENTS.length} ids are named by a test`);
  for (const [part, promised] of Object.entries(PROMISED)) {
    console.log(`${part}: ${promised.filter(id => !found.has(id)).join(' ') || 'all named'}`);
  }
}
