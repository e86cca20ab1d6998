import type {Reading} from '#shared/model/record';
import {importedFile, type Sink} from '../local/import-file';
import type {Mirror} from '../mirror/open-mirror';
import type {StoredSession} from '../settings';
import {type Server, sendReadings} from './client';
import {pull} from './pull';

/** A request of at most 1 MB, with room for the envelope. */
const MAX_BYTES = 900_000;
const MAX_READINGS = 2_000;
/** Orders, and activities, of one person in one reading: with the longest names they still fit a request. */
const MAX_OF_ONE = 400;
/** Characters of a file's name. */
const MAX_NAME = 300;

/** Sends the readings of one file to the private server, in chunks that it takes, and pulls what it made of them. */
export function serverSink(
  mirror: Mirror,
  session: StoredSession,
  {importId, fetch}: {readonly importId: string; readonly fetch?: Server['fetch']},
): Sink {
  const server: Server = {origin: session.server, token: session.token, fetch};
  let chunk = 0;
  return {
    home: 'server',
    cut: byBytes,
    put: readings => sendReadings(server, {import: importId, chunk: chunk++, readings: [...readings]}),
    settle: async () => undefined,
    finish: async file => {
      await sendReadings(server, {
        import: importId,
        chunk: chunk++,
        readings: [],
        file: {...importedFile(file), name: file.fileName.slice(0, MAX_NAME)},
      });
      await pull(mirror, session, fetch);
    },
  };
}

function* byBytes(readings: readonly Reading[]): Generator<readonly Reading[]> {
  const encoder = new TextEncoder();
  let batch: Reading[] = [];
  let bytes = 0;
  for (const reading of readings.flatMap(inParts)) {
    const size = encoder.encode(JSON.stringify(reading)).length + 1;
    if (batch.length > 0 && (bytes + size > MAX_BYTES || batch.length === MAX_READINGS)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(reading);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** Of whoever did very much a reading for each part of it: together they say the same, as what one does not name stays. */
function inParts(reading: Reading): Reading[] {
  const {orders = [], activities = [], ...rest} = reading;
  const most = Math.max(orders.length, activities.length);
  if (most <= MAX_OF_ONE) return [reading];
  return Array.from({length: Math.ceil(most / MAX_OF_ONE)}, (_, part) => {
    const [from, to] = [part * MAX_OF_ONE, (part + 1) * MAX_OF_ONE];
    const [bought, done] = [orders.slice(from, to), activities.slice(from, to)];
    return {
      ...rest,
      ...(bought.length === 0 ? {} : {orders: bought}),
      ...(done.length === 0 ? {} : {activities: done}),
    };
  });
}
