import 'fake-indexeddb/auto';
import {onTestFinished} from 'vitest';
import {openDatabase} from '../../../extension/mirror/database.ts';
import {type Mirror, openMirror} from '../../../extension/mirror/open-mirror.ts';

let opened = 0;

/** A mirror over a database of its own; `reopen` is another context's, or this one's after a restart. */
export async function freshMirror(now: () => number = () => 0): Promise<Mirror & {reopen: () => Promise<Mirror>}> {
  const name = `test-${opened++}`;
  const open = async () => {
    const mirror = openMirror(await openDatabase({name}), now);
    onTestFinished(() => mirror.close());
    return mirror;
  };
  return {...(await open()), reopen: open};
}
