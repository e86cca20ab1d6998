import {describe, expect, it} from 'vitest';
import {ordinals} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import type {Filter} from '#shared/filter/tree';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {freshMirror} from './fresh-mirror.ts';
import {page, supporter} from './people.ts';

const people = Array.from({length: 2_600}, (_, number) => supporter({number, name: `Person ${number}`}));

async function found(mirror: Mirror): Promise<number[]> {
  const {columns} = await mirror.read('server');
  const tree: Filter = {kind: 'test', field: 'name', test: {op: 'exactly', values: ['person 1234']}};
  return ordinals(evaluate(tree, columns, {programme: DEFAULT_PROGRAMME, now: 0}).bits);
}

describe('stored columns', () => {
  it('of an earlier layout are made again from the documents and written at the next page', async () => {
    const mirror = await freshMirror();
    await mirror.apply('server', page(0, people));
    expect((await mirror.read('server')).inTail.size).toBe(0);
    // As the version before wrote them: codes of words with a dictionary, without a layout.
    const keys = await mirror.database.getAllKeys('column');
    for (const key of keys) {
      await mirror.database.put('column', {name: key[1], buffer: new ArrayBuffer(2_600 * 4), words: '[""]'} as never, key);
    }
    const other = await mirror.reopen();
    expect(await found(other)).toEqual([1234]);
    expect((await other.read('server')).isOutdated).toBe(true);
    await other.apply('server', page(people.length, [supporter({number: 0, name: 'Somebody else'})]));
    const last = await mirror.reopen();
    expect((await last.read('server')).isOutdated).toBe(false);
    expect(await found(last)).toEqual([1234]);
  });
});
