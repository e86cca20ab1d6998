import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {type Programme, programmeSchema} from '#shared/model/programme';
import {bytesOfHex} from '../sync/hex';
import {readItem} from './feed';
import {readSetting} from './setting-store';
import type {Sql} from './sql';

export function readProgramme(sql: Sql): Programme {
  const doc = readItem(sql, 'programme', 'programme');
  return doc === undefined ? DEFAULT_PROGRAMME : programmeSchema.parse(doc);
}

/** The key of every rid: made once, moved with the workspace. */
export function idKeyOf(sql: Sql): Uint8Array {
  return bytesOfHex(readSetting(sql, 'id-key') ?? '');
}
