import type {IngestOutcome} from '#shared/home';
import {normaliseEmail} from '#shared/identity/normalise';
import {ridText} from '#shared/identity/rid-text';
import {identifierText} from '#shared/model/identifier-text';
import type {Rid} from '#shared/model/record';
import {selfKey} from '#shared/person-commands';
import type {Mirror} from '../mirror/open-mirror';
import {type Hashes, otherHash, UnhashedError} from './erasures';
import {beginLocal, ingestInto, inLocal, type LocalInput, type LocalWork} from './home';

const encoder = new TextEncoder();

type Said = Pick<LocalInput, 'readings' | 'commands'>;

/**
 * Work that needs the keyed hashes of what is read: permanent ids of records that may be new, and what erased people are known
 * by. They are made before the transaction: the browser's own HMAC has to be waited for, and a transaction of IndexedDB ends
 * when anything else is. (The Workspace makes them on the spot; `tests/extension/local` compares.) A text that turns out to be
 * missing begins the work again.
 */
export async function withHashes<T>(mirror: Mirror, now: number, said: Said & {work(hashes: Hashes): LocalWork<T>}): Promise<T> {
  const texts = new Set(keysOf(said));
  const isAnyErased = (await mirror.database.count('erasure')) > 0;
  if (isAnyErased) for (const text of identifiersOf(said)) texts.add(text);
  for (;;) {
    const hashes = texts.size === 0 ? new Map() : await makeHashes(mirror, [...texts], now);
    try {
      return await inLocal(mirror, now, said.work(hashes));
    } catch (error) {
      if (!(error instanceof UnhashedError)) throw error;
      for (const text of [...error.texts, ...identifiersOf(said)]) texts.add(text);
    }
  }
}

function keysOf({readings = [], commands = []}: Said): string[] {
  const byHand = commands.flatMap(command => ('person' in command ? selfKey(command.person) : []));
  return [...readings.map(reading => reading.key), ...byHand];
}

function identifiersOf({readings = [], commands = []}: Said): string[] {
  const byHand = commands.flatMap(command => ('email' in command ? (normaliseEmail(command.email ?? '') ?? []) : []));
  return [
    ...readings.flatMap(({identifiers}) => identifiers.map(identifierText)),
    ...byHand.map(value => identifierText({type: 'email', value})),
  ];
}

async function makeHashes(mirror: Mirror, texts: readonly string[], now: number): Promise<Hashes> {
  const idKey = await readIdKey(mirror, now);
  const erasureKey = await mirror.database.get('setting', 'erasureKey');
  return hashesOf({idKey, erasureKey: erasureKey instanceof Uint8Array ? new Uint8Array(erasureKey) : undefined}, texts);
}

/** What a workspace's hashes are made with; `erasureKey`: of a list of erased people that came from another home. */
export type HashKeys = {
  readonly idKey: Uint8Array<ArrayBuffer>;
  readonly erasureKey?: Uint8Array<ArrayBuffer> | undefined;
};

/** The keyed hashes of texts, see `Hashes`. */
export async function hashesOf({idKey, erasureKey}: HashKeys, texts: readonly string[]): Promise<Hashes> {
  const own = await keyedHash(idKey);
  const other = erasureKey === undefined ? undefined : await keyedHash(erasureKey);
  const made = await Promise.all(
    texts.map(async (text): Promise<[string, Rid][]> => {
      const hashes: [string, Rid][] = [[text, await own(text)]];
      if (other !== undefined) hashes.push([otherHash(text), await other(text)]);
      return hashes;
    }),
  );
  return new Map(made.flat());
}

async function keyedHash(key: Uint8Array<ArrayBuffer>): Promise<(text: string) => Promise<Rid>> {
  const hmac = await crypto.subtle.importKey('raw', key, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  return async text => ridText(new Uint8Array(await crypto.subtle.sign('HMAC', hmac, encoder.encode(text))));
}

/** The workspace's id key; the first use of the workspace makes it. */
async function readIdKey(mirror: Mirror, now: number): Promise<Uint8Array<ArrayBuffer>> {
  const known = await mirror.database.get('setting', 'idKey');
  if (known instanceof Uint8Array) return new Uint8Array(known);
  await beginLocal(mirror, now);
  const made = await mirror.database.get('setting', 'idKey');
  if (made instanceof Uint8Array) return new Uint8Array(made);
  throw new Error('the local workspace has no id key');
}

/** Everything that the engine needs beforehand, then the engine, in one transaction of its own. */
export function ingestLocally(mirror: Mirror, now: number, input: Omit<LocalInput, 'hashes'>): Promise<IngestOutcome> {
  return withHashes(mirror, now, {...input, work: hashes => local => ingestInto(local, {...input, hashes})});
}
