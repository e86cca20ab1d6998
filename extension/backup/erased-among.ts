import {linkTexts} from '#shared/identity/closure';
import {otherHash} from '../local/erasures';
import {type HashKeys, hashesOf} from '../local/ingest-locally';
import type {Database} from '../mirror/database';

/**
 * Which of the staged records are of people who were erased from this browser's own workspace. Whoever is here was not, though an
 * address of theirs may be on the list because somebody else once typed it.
 */
export async function erasedAmong(database: Database, chunks: number): Promise<string[]> {
  const list = new Set(await database.getAllKeys('erasure'));
  const keys = await readKeys(database);
  if (list.size === 0 || keys === undefined) return [];
  const found: string[] = [];
  for (let at = 1; at < chunks; at++) {
    const chunk = await database.get('staged', at);
    if (chunk?.part !== 'record') continue;
    const known = chunk.rows.map(record => ({key: record.key, texts: [record.key, ...linkTexts(record)]}));
    const hashes = await hashesOf(
      keys,
      known.flatMap(({texts}) => texts),
    );
    const isListed = (text: string) =>
      [text, otherHash(text)].some(name => {
        const hash = hashes.get(name);
        return hash !== undefined && list.has(hash);
      });
    for (const {key, texts} of known) {
      if (texts.some(isListed) && (await database.getKey('record', key)) === undefined) found.push(key);
    }
  }
  return found;
}

async function readKeys(database: Database): Promise<HashKeys | undefined> {
  const [idKey, erasureKey] = await Promise.all([database.get('setting', 'idKey'), database.get('setting', 'erasureKey')]);
  if (!(idKey instanceof Uint8Array)) return undefined;
  return {
    idKey: new Uint8Array(idKey),
    ...(erasureKey instanceof Uint8Array ? {erasureKey: new Uint8Array(erasureKey)} : {}),
  };
}
