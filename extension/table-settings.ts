import type {Mapping} from '#shared/csv/mapping';
import {storageItem} from './storage-item';

/** A table that the creator explained: what its columns are, and all that it has, so that it can be explained anew. */
export type KnownTable = {readonly mapping: Mapping; readonly headers: readonly string[]};

/** More tables than these are somebody's experiment: the oldest goes. */
const MOST_TABLES = 60;

/** Tables that the creator explained, the latest first. */
export const tableSettings = storageItem<readonly KnownTable[]>('tables', []);

/** Remembers what a table's columns are, in place of what was said of them before. */
export async function keepTable(table: KnownTable): Promise<void> {
  const others = (await tableSettings.getValue()).filter(({mapping}) => mapping.fingerprint !== table.mapping.fingerprint);
  await tableSettings.setValue([table, ...others].slice(0, MOST_TABLES));
}

export async function forgetTable(fingerprint: string): Promise<void> {
  const known = await tableSettings.getValue();
  await tableSettings.setValue(known.filter(({mapping}) => mapping.fingerprint !== fingerprint));
}
