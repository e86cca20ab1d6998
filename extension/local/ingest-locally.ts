import type {IngestInput, IngestOutcome} from '#shared/home';
import {ridText} from '#shared/identity/rid-text';
import type {RecordKey, Rid} from '#shared/model/record';
import {selfKey} from '#shared/person-commands';
import type {Mirror} from '../mirror/open-mirror';
import {ingestInto, inLocal, type LocalInput} from './home';

const encoder = new TextEncoder();

/**
 * The permanent ids of records that may be new, made before the transaction: the browser's own HMAC has to be waited for, and
 * a transaction of IndexedDB ends when anything else is. (The Workspace makes them on the spot; `tests/extension/local` compares.)
 */
export async function makeRids(mirror: Mirror, keys: readonly RecordKey[], now: number): Promise<IngestInput['ridOf']> {
  const idKey = await readIdKey(mirror, now);
  const hmac = await crypto.subtle.importKey('raw', idKey, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const made = await Promise.all(
    keys.map(async (key): Promise<[RecordKey, Rid]> => {
      const mac = await crypto.subtle.sign('HMAC', hmac, encoder.encode(key));
      return [key, ridText(new Uint8Array(mac))];
    }),
  );
  const rids = new Map(made);
  return key => {
    const rid = rids.get(key);
    if (rid === undefined) throw new Error(`the id of ${key} was not made beforehand`);
    return rid;
  };
}

/** The workspace's id key; the first use of the workspace makes it. */
async function readIdKey(mirror: Mirror, now: number): Promise<Uint8Array<ArrayBuffer>> {
  const known = await mirror.database.get('setting', 'idKey');
  if (known instanceof Uint8Array) return new Uint8Array(known);
  await inLocal(mirror, now, async () => undefined);
  const made = await mirror.database.get('setting', 'idKey');
  if (made instanceof Uint8Array) return new Uint8Array(made);
  throw new Error('the local workspace has no id key');
}

/** Everything that the engine needs beforehand, then the engine, in one transaction of its own. */
export async function ingestLocally(mirror: Mirror, now: number, input: Omit<LocalInput, 'ridOf'>): Promise<IngestOutcome> {
  const {readings = [], commands = []} = input;
  const byHand = commands.flatMap(command => ('person' in command ? selfKey(command.person) : []));
  const ridOf = await makeRids(mirror, [...readings.map(reading => reading.key), ...byHand], now);
  return inLocal(mirror, now, local => ingestInto(local, {...input, ridOf}));
}
