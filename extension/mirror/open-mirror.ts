import type {ChangesPage} from '#shared/protocol/changes';
import {apply, textsOf} from './apply';
import {type Database, type Head, type Home, MIRROR_STORES, type Slot, type StoreName, type Writing} from './database';
import {createQueue} from './in-turn';
import {loadState, refreshDue} from './load-state';
import {drop, newHead, nextGeneration, restart, swap} from './slots';
import {dueOrdinals, emptyState, type State} from './state';

/** Said after each change to every other context of the extension that listens. */
const CHANNEL = 'regulars/mirror';

/** One context's access to the mirrors in the database. Every context opens its own; the database keeps them in step. */
export type Mirror = {
  readonly database: Database;
  /** The state as of now: one small read when nothing changed since the last call. */
  read(home: Home): Promise<State>;
  /** Where a mirror stands, or the one that is being loaded beside it. */
  head(slot: Slot): Promise<Head | undefined>;
  /**
   * Applies a page of the feed.
   *
   * @param asked - where the mirror stood when the page was asked for; `overtaken` when it stands elsewhere by now
   */
  apply(slot: Slot, page: ChangesPage, asked?: Pick<Head, 'generation' | 'cursor'>): Promise<Applied>;
  /** Work over a current state in one transaction; what it changes in the state is stored with it. */
  write<T>(slot: Slot, work: MirrorWork<T>): Promise<T>;
  /** Starts a mirror of a workspace from nothing; what was in this slot is dropped. */
  restart(slot: Slot, workspace: string): Promise<void>;
  /** Puts the mirror that was loaded beside, if it still is this one, in the place of the old one, whose rows are dropped. */
  swap(home: Home, generation: number): Promise<void>;
  /** Forgets a mirror and everything in it. */
  drop(home: Home): Promise<void>;
  /** Calls back after each change, of this context or another; returns what stops it. */
  onChange(callback: () => void): () => void;
  /** Says that something changed, where `isQuiet` kept it back. */
  tell(): void;
  close(): void;
};

export type Applied = 'changed' | 'unchanged' | 'overtaken';

export type MirrorWork<T> = {
  /** At least `MIRROR_STORES`. */
  readonly stores: StoreName[];
  /** Done while the database is asked where the mirror stands. */
  readonly prepare?: () => void;
  /**
   * May wait for nothing but the transaction, or the transaction ends.
   *
   * @param later - takes what is still being written
   */
  readonly run: (writing: Writing, state: State, later: Promise<unknown>[]) => Promise<T>;
};

type Access = {readonly database: Database; readonly states: Map<Slot, State>; readonly now: () => number};

/**
 * @param now - the clock, for status that changes by date alone
 * @param isQuiet - changes are told by `tell` alone: whoever writes hundreds of times in a row would have every window read each
 *   time
 */
export function openMirror(database: Database, now: () => number = Date.now, isQuiet = false): Mirror {
  const access: Access = {database, states: new Map(), now};
  const changes = changeChannel();
  const inTurn = createQueue();
  const tell = isQuiet ? () => undefined : changes.tell;

  const write = <T>(slot: Slot, work: MirrorWork<T>): Promise<T> =>
    inTurn(async () => {
      const {result, isChanged} = await writeOnce(access, slot, work);
      if (isChanged) tell();
      return result;
    });

  const changeHeads = (run: (writing: Writing) => Promise<void>): Promise<void> =>
    inTurn(async () => {
      access.states.clear();
      const writing = database.transaction(MIRROR_STORES, 'readwrite');
      await run(writing);
      await writing.done;
      tell();
    });

  return {
    database,
    read: home => inTurn(() => readCurrent(access, home)),
    head: slot => database.get('head', slot),
    apply: (slot, page, asked) => write<Applied>(slot, applying(page, asked, now)),
    write,
    restart: (slot, workspace) => changeHeads(writing => restart(writing, slot, workspace)),
    swap: (home, generation) => changeHeads(writing => swap(writing, home, generation)),
    drop: home => changeHeads(writing => drop(writing, home)),
    onChange: changes.listen,
    tell: changes.tell,
    close() {
      changes.close();
      database.close();
    },
  };
}

function applying(page: ChangesPage, asked: Pick<Head, 'generation' | 'cursor'> | undefined, now: () => number) {
  let texts: ReturnType<typeof textsOf> | undefined;
  return {
    stores: MIRROR_STORES,
    prepare: () => {
      texts = textsOf(page);
    },
    async run(writing: Writing, state: State, later: Promise<unknown>[]): Promise<Applied> {
      const {generation, cursor} = state.head;
      if (asked !== undefined && (asked.generation !== generation || asked.cursor !== cursor)) return 'overtaken';
      const changed = await apply(writing, state, {page, now: now(), ...(texts === undefined ? {} : {texts}), later});
      return changed > 0 ? 'changed' : 'unchanged';
    },
  };
}

async function readCurrent({database, states, now}: Access, home: Home): Promise<State> {
  const reading = database.transaction(MIRROR_STORES, 'readonly');
  const head = await reading.objectStore('head').get(home);
  const held = states.get(home);
  if (held !== undefined && isCurrent(held, head)) {
    if (dueOrdinals(held, now()).length > 0) await refreshDue(reading, held, now());
    return held;
  }
  const state = (await loadState(reading, home, now())) ?? emptyState(newHead(0, ''));
  states.set(home, state);
  return state;
}

async function writeOnce<T>({database, states, now}: Access, slot: Slot, work: MirrorWork<T>) {
  const writing = database.transaction(work.stores, 'readwrite');
  const later: Promise<unknown>[] = [];
  try {
    const asked = writing.objectStore('head').get(slot);
    work.prepare?.();
    const head = await asked;
    const held = states.get(slot);
    const current = held !== undefined && isCurrent(held, head) ? held : await loadState(writing, slot, now());
    const state = current ?? emptyState(newHead(await nextGeneration(writing), ''));
    states.set(slot, state);
    const {version} = state.head;
    const result = await work.run(writing, state, later);
    const isChanged = state.head.version !== version;
    if (isChanged) later.push(writing.objectStore('head').put({...state.head, tail: Uint32Array.from(state.inTail)}, slot));
    // Nothing is asked for any more: without it the browser waits for the answers before it commits.
    writing.commit();
    await Promise.all([...later, writing.done]);
    return {result, isChanged};
  } catch (error) {
    states.delete(slot);
    void Promise.allSettled(later);
    abort(writing);
    throw error;
  }
}

/** Undoes what is written so far. The transaction may be over already, and its own rejection would report the failure twice. */
function abort(writing: Writing): void {
  writing.done.catch(() => undefined);
  try {
    writing.abort();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function isCurrent(state: State, head: Head | undefined): boolean {
  return head !== undefined && head.generation === state.head.generation && head.version === state.head.version;
}

function changeChannel() {
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel(CHANNEL);
  const callAll = () => {
    for (const listener of listeners) listener();
  };
  channel.onmessage = callAll;
  return {
    tell() {
      channel.postMessage(null);
      callAll();
    },
    listen(callback: () => void): () => void {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    close: () => channel.close(),
  };
}
