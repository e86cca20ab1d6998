import {KEPT_FIELDS} from '#shared/model/outgoing';
import type {RecordKey} from '#shared/model/record';
import type {Home} from './home';
import {type Waiting, writeKey} from './outbox';
import type {Sql} from './sql';

/** What stands of ours in a vendor's fields, by record and field; null: emptied by us. */
export type KeptFields = ReadonlyMap<string, string | null>;

/**
 * Notes what a field holds now that the vendor has taken it. What the creator wrote there by hand counts too where the field is one
 * that is kept in step, so that it is put right the next time.
 */
export function noteKeptField({sql}: Home, {action, connection, record, write}: Waiting): void {
  if (write.kind !== 'field') return;
  const {name, value} = write;
  if (action.startsWith(KEPT_FIELDS)) {
    sql.run(
      `insert into kept_field (connection, record, name, value) values (?, ?, ?, ?)
       on conflict do update set value = excluded.value`,
      ...[connection, record, name, value],
    );
    return;
  }
  sql.run(
    'update kept_field set value = ?4 where connection = ?1 and record = ?2 and name = ?3',
    ...[connection, record, name, value],
  );
}

type Asked = {readonly records: readonly RecordKey[]; readonly names: readonly string[]};

/** What each field holds once everything is written that is on its way; what was refused is not. */
export function keptFields(sql: Sql, connection: string, {records, names}: Asked): KeptFields {
  const keys = records.flatMap(record => names.map(name => writeKey(record, {kind: 'field', name, value: null})));
  const kept = sql.batch<Row>(
    'select record, name, value from kept_field where connection = ?2 and record in (select value from json_each(?1))',
    records,
    connection,
  );
  const waiting = sql.batch<Row>(
    `select record, doc ->> 'name' as name, doc ->> 'value' as value from outbox
     where connection = ?2 and key in (select value from json_each(?1)) and refused is null`,
    keys,
    connection,
  );
  return new Map([...kept, ...waiting].map(({record, name, value}) => [keptKey(record, name), value]));
}

export function keptKey(record: string, field: string): string {
  return `${record} ${field}`;
}

type Row = {readonly record: string; readonly name: string; readonly value: string | null};
