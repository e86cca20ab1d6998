import * as z from 'zod/mini';
import type {RecordKey} from '#shared/model/record';
import type {Home} from './home';
import {dropWrites, putWrites, type Waiting} from './outbox';

/** What a write of ours wrote over, null for nothing. */
const formerSchema = z.object({name: z.string(), stood: z.nullable(z.string()), wrote: z.nullable(z.string())});
type Former = z.infer<typeof formerSchema>;

/** Keeps what stood in a field before it is written; of a second try the first word counts, as ours may stand there by then. */
export function keepFormer({sql, now}: Home, {action, connection, record}: Waiting, former: Former): void {
  sql.run(
    'insert into former_field (action, record, connection, at, doc) values (?, ?, ?, ?, ?) on conflict do nothing',
    action,
    record,
    connection,
    now(),
    JSON.stringify(former),
  );
}

/**
 * Puts what an action wrote over back on its way, and takes off the way what it did not write yet.
 *
 * @param action - of the undoing itself
 * @returns the connections that are written to
 */
export function putBackFields(home: Home, {action, of}: {action: string; of: string}): string[] {
  const {sql} = home;
  dropWrites(home, {by: 'action', values: [of]});
  const rows = sql.all<{connection: string; record: RecordKey; doc: string}>(
    'select connection, record, doc from former_field where action = ? order by record',
    of,
  );
  for (const {connection, record, doc} of rows) {
    const {name, stood, wrote} = formerSchema.parse(JSON.parse(doc));
    putWrites(home, {action, connection, records: [record], write: {kind: 'field', name, value: stood, expected: wrote}});
  }
  sql.run('delete from former_field where action = ?', of);
  return [...new Set(rows.map(({connection}) => connection))];
}
