import type {Sql} from './sql';

/**
 * `floor`: the highest seq of a tombstone that was purged; a client below it must start again. `listed-at`: when the directory
 * last heard of us. `pairing-tries`: wrong codes lately, see `pairing`.
 * `hold`: a move that is under way or done, see `hold`; `moved-in`: the last one that was.
 * `tracking`: what counts on the creator's own site, see `track-settings`.
 * `engine`: the revision of the engine that everybody was derived by, see `after-update`.
 * `page`: what signs supporters' links, see `public/page-keys`.
 * `first-import ACCOUNT`: the file that was read first of an account, the baseline of who is new.
 */
export type SettingName =
  | 'name'
  | 'epoch'
  | 'id-key'
  | 'floor'
  | 'listed-at'
  | 'pairing-tries'
  | 'hold'
  | 'moved-in'
  | 'tracking'
  | 'engine'
  | 'page'
  | `first-import ${string}`;

export function readSetting(sql: Sql, name: SettingName): string | undefined {
  return sql.first<{value: string}>('select value from setting where name = ?', name)?.value;
}

export function writeSetting(sql: Sql, name: SettingName, value: string): void {
  sql.run(
    'insert into setting (name, value) values (?, ?) on conflict do update set value = excluded.value where value <> excluded.value',
    name,
    value,
  );
}

export function removeSetting(sql: Sql, name: SettingName): void {
  sql.run('delete from setting where name = ?', name);
}
