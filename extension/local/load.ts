import {type Ask, HOLDERS_TO_LOAD, type Loaded} from '#shared/home';
import type {Attachment} from '#shared/model/attachment';
import type {Decision} from '#shared/model/decision';
import type {StoredRecord} from '#shared/model/record';
import type {Writing} from '../mirror/database';

/** Answers the engine's question from the local tables, within the transaction that the commit will be part of. */
export async function load(writing: Writing, ask: Ask): Promise<Loaded> {
  const held = await Promise.all(ask.identifiers.map(text => holders(writing, text, ask.holders)));
  const keys = [...new Set([...ask.keys, ...held.flat()])];
  const records = (await Promise.all(keys.map(key => writing.objectStore('record').get(key)))).filter(isPresent);
  return {
    records,
    attachments: await attachmentsOf(writing, records),
    decisions: await decisionsAbout(writing, records),
  };
}

async function holders(writing: Writing, text: string, most = HOLDERS_TO_LOAD): Promise<string[]> {
  const keys = await writing.objectStore('identifier').getAllKeys(IDBKeyRange.bound([text], [text, []]), most);
  return keys.map(([, record]) => record);
}

async function attachmentsOf(writing: Writing, records: readonly StoredRecord[]): Promise<Attachment[]> {
  const store = writing.objectStore('attachment');
  // Most workspaces have few or none: one count instead of a question per record.
  if ((await store.count()) === 0) return [];
  const found = await Promise.all(records.map(({rid}) => store.getAll(IDBKeyRange.bound([rid], [rid, []]))));
  return found.flat();
}

async function decisionsAbout(writing: Writing, records: readonly StoredRecord[]): Promise<Decision[]> {
  const store = writing.objectStore('decision');
  if ((await store.count()) === 0) return [];
  const found = await Promise.all(records.map(({key}) => store.index('records').getAll(key)));
  const byId = new Map(found.flat().map(({records: _, ...decision}) => [decision.id, decision]));
  return [...byId.values()];
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
