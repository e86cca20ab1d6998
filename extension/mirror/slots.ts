import type {Head, Home, Slot, Writing} from './database';
import {generationRange} from './store-columns';

export function newHead(generation: number, workspace: string): Head {
  return {generation, workspace, epoch: undefined, cursor: 0, latest: 0, size: 0, people: 0, version: 0, tail: []};
}

/** A generation that no mirror has. */
export async function nextGeneration(writing: Writing): Promise<number> {
  const heads = await writing.objectStore('head').getAll();
  return 1 + Math.max(0, ...heads.map(head => head.generation));
}

/** An empty mirror of a workspace in this slot. */
export async function restart(writing: Writing, slot: Slot, workspace: string): Promise<void> {
  const generation = await nextGeneration(writing);
  await dropSlot(writing, slot);
  await writing.objectStore('head').put(newHead(generation, workspace), slot);
}

/** Puts the mirror that was loaded beside in the place of the old one; nothing if another one is being loaded by now. */
export async function swap(writing: Writing, home: Home, generation: number): Promise<void> {
  const store = writing.objectStore('head');
  const next = await store.get(`${home}/next`);
  if (next?.generation !== generation) return;
  await dropSlot(writing, home);
  await store.delete(`${home}/next`);
  await store.put(next, home);
}

/** Forgets both mirrors of a home. */
export async function drop(writing: Writing, home: Home): Promise<void> {
  await dropSlot(writing, home);
  await dropSlot(writing, `${home}/next`);
}

async function dropSlot(writing: Writing, slot: Slot): Promise<void> {
  const head = await writing.objectStore('head').get(slot);
  if (head === undefined) return;
  await writing.objectStore('head').delete(slot);
  for (const store of ['chunk', 'column', 'row'] as const) {
    await writing.objectStore(store).delete(generationRange(head.generation));
  }
}
