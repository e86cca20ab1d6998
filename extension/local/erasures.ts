import type {Erased} from '#shared/identity/erase';
import type {Rid} from '#shared/model/record';
import type {Database, Writing} from '../mirror/database';
import type {Local} from './home';

/**
 * Keyed hashes of texts, made before the transaction: the same HMAC that makes permanent ids, so that a record key's hash is
 * its rid. A text that is missing among them is found out inside the transaction; then it is made, and all begins again.
 */
export type Hashes = ReadonlyMap<string, Rid>;

/** Undoes the transaction: these texts have no hash yet, or the list of erased people grew meanwhile. */
export class UnhashedError extends Error {
  override name = 'UnhashedError' as const;
  readonly texts: readonly string[];

  constructor(texts: readonly string[]) {
    super(`${texts.length} texts without a hash`);
    this.texts = texts;
  }
}

/** Under which name the hashes hold what a text is called on a list that came from another home with a key of its own. */
export function otherHash(text: string): string {
  return `other ${text}`;
}

/** Whether a text is on the list of erased people as it was read; undefined where nobody ever was. */
export async function erasureCheck(
  {writing}: Pick<Local, 'writing'>,
  hashes: Hashes,
): Promise<((text: string) => boolean) | undefined> {
  const list = new Set(await writing.objectStore('erasure').getAllKeys());
  if (list.size === 0) return undefined;
  return text => {
    const hash = hashes.get(text);
    if (hash === undefined) throw new UnhashedError([text]);
    return list.has(hash) || list.has(hashes.get(otherHash(text)) ?? '');
  };
}

/** Deletes everything that hangs on erased records, and puts their people on the list. */
export async function putErased({writing, now}: Pick<Local, 'writing' | 'now'>, erased: Erased, hashes: Hashes): Promise<void> {
  const missing = erased.identifiers.filter(text => !hashes.has(text));
  if (missing.length > 0) throw new UnhashedError(missing);
  const row = {person: crypto.randomUUID(), at: now};
  const listed = [...erased.records.map(({rid}) => rid), ...erased.identifiers.flatMap(text => hashes.get(text) ?? [])];
  await Promise.all([
    ...erased.records.flatMap(({key, rid}) => deleteRecord(writing, key, rid)),
    ...erased.decisions.drop.map(id => writing.objectStore('decision').delete(id)),
    ...erased.decisions.put.map(decision =>
      writing.objectStore('decision').put({...decision, records: [...decision.left, ...decision.right]}),
    ),
    ...listed.map(hash => writing.objectStore('erasure').put(row, hash)),
  ]);
}

function deleteRecord(writing: Writing, key: string, rid: Rid): Promise<void>[] {
  const every = (first: string) => IDBKeyRange.bound([first], [first, []]);
  return [
    writing.objectStore('record').delete(key),
    writing.objectStore('identifier').delete([`rid:${rid}`, key]),
    writing.objectStore('ledger').delete(every(key)),
    writing.objectStore('history').delete(every(key)),
    writing.objectStore('attachment').delete(every(rid)),
  ];
}

/** When people were erased from this browser's own workspace, newest first; never who. */
export async function readErasures(database: Database): Promise<number[]> {
  const dates = new Map((await database.getAll('erasure')).map(({person, at}) => [person, at]));
  return [...dates.values()].sort((left, right) => right - left);
}
