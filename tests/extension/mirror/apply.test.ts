import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Supporter} from '#shared/model/supporter';
import {apply} from '../../../extension/mirror/apply.ts';
import {MIRROR_STORES} from '../../../extension/mirror/database.ts';
import {documents} from '../../../extension/mirror/documents.ts';
import {lookUp} from '../../../extension/mirror/look-up.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {idAt} from '../../../extension/mirror/state.ts';
import {freshMirror} from './fresh-mirror.ts';
import {page, ridNumber, supporter} from './people.ts';

/** Everything that a mirror says of everyone, by id: document, and what columns and index hold. */
async function everyone(mirror: Mirror): Promise<Map<string, {document: Supporter; name: unknown; found: unknown}>> {
  const state = await mirror.read('server');
  const ordinals = Array.from({length: state.head.size}, (_, ordinal) => ordinal);
  const stored = await documents(mirror, state, ordinals);
  const all = new Map<string, {document: Supporter; name: unknown; found: unknown}>();
  for (const ordinal of ordinals) {
    const document = stored[ordinal];
    const id = idAt(state, ordinal);
    expect(id).toBe(document?.id);
    if (document === undefined || id === undefined) continue;
    const name = state.columns.word('name', ordinal);
    const found = lookUp(state, [`ghost-member:site:${document.records[0]?.key.split('/')[3]}`]);
    expect(found).toBe(ordinal);
    all.set(id, {document, name, found});
  }
  expect(state.head.people).toBe(all.size);
  return all;
}

describe('apply', () => {
  it('stores a page and its cursor, and another context reads the same', async () => {
    const mirror = await freshMirror();
    await mirror.apply('server', page(0, [supporter({number: 1, name: 'Ada'}), supporter({number: 2, name: 'Béla'})]));
    const other = await mirror.reopen();
    expect(await everyone(other)).toEqual(await everyone(mirror));
    expect((await other.head('server'))?.cursor).toBe(2);
    expect((await other.head('server'))?.epoch).toBe('epoch');
  });

  it('changes nothing when a page comes twice', async () => {
    const mirror = await freshMirror();
    const twice = page(0, [supporter({number: 1, name: 'Ada'}), supporter({number: 2})]);
    expect(await mirror.apply('server', twice)).toBe('changed');
    const head = await mirror.head('server');
    expect(await mirror.apply('server', twice)).toBe('unchanged');
    expect(await mirror.head('server')).toEqual(head);
  });

  it('drops a page that was asked for before another one was applied', async () => {
    const mirror = await freshMirror();
    await mirror.apply('server', page(0, [supporter({number: 1, name: 'Ada'})]));
    const asked = await mirror.head('server');
    const late = page(1, [supporter({number: 1, name: 'Ada A.'})], 3);
    await mirror.apply('server', page(1, [supporter({number: 1, name: 'Ada Adler'}), supporter({number: 2})]), asked);
    expect(await mirror.apply('server', late, asked)).toBe('overtaken');
    expect((await everyone(mirror)).get(ridNumber(1))?.name).toBe('Ada Adler');
    expect((await mirror.head('server'))?.cursor).toBe(3);
  });

  it('never brings a mirror back that was dropped while a page was on its way', async () => {
    const mirror = await freshMirror();
    await mirror.restart('server/next', 'w');
    const asked = await mirror.head('server/next');
    await mirror.swap('server', asked?.generation ?? 0);
    expect(await mirror.apply('server/next', page(0, [supporter({number: 1})]), asked)).toBe('overtaken');
    expect(await mirror.head('server/next')).toBeUndefined();
  });

  it('brings a context up to date that another one overtook', async () => {
    const mirror = await freshMirror();
    const other = await mirror.reopen();
    await mirror.apply('server', page(0, [supporter({number: 1, name: 'Ada'})]));
    await other.apply('server', page(1, [supporter({number: 2, name: 'Béla'})]));
    await mirror.apply('server', page(2, [supporter({number: 1, name: 'Ada Adler'}), supporter({number: 3})]));
    expect(await everyone(mirror)).toEqual(await everyone(other));
    expect([...(await everyone(other)).values()].map(({name}) => name)).toEqual(['Ada Adler', 'Béla', '']);
  });

  it('forgets all keys of a person who goes', async () => {
    const mirror = await freshMirror();
    await mirror.apply('server', page(0, [supporter({number: 1, email: 'ada@example.org'})]));
    await mirror.apply('server', page(1, [ridNumber(1)]));
    const state = await mirror.read('server');
    expect(lookUp(state, ['email:ada@example.org', 'ghost-member:site:1'])).toBeUndefined();
    expect(state.head.people).toBe(0);
    expect(await mirror.database.get('chunk', [state.head.generation, 0])).toEqual([null]);
  });

  it('leaves database and copy as they were when the transaction fails', async () => {
    const mirror = await freshMirror();
    await mirror.apply('server', page(0, [supporter({number: 1, name: 'Ada'})]));
    const before = await everyone(mirror);
    const failing = mirror.write('server', {
      stores: MIRROR_STORES,
      run: async (writing, state) => {
        await apply(writing, state, {page: page(1, [supporter({number: 1, name: 'Eve'}), supporter({number: 2})]), now: 0});
        throw new Error('on purpose');
      },
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await everyone(mirror)).toEqual(before);
    expect((await mirror.head('server'))?.cursor).toBe(1);
  });

  it('sorts the tail in once it is long, and finds everyone before and after', async () => {
    const mirror = await freshMirror();
    const people = Array.from({length: 2_600}, (_, number) => supporter({number: number + 1}));
    // Three keys each: the first page stays below 5,000, the second goes over it.
    await mirror.apply('server', page(0, people.slice(0, 1_300)));
    expect(await mirror.head('server')).toMatchObject({size: 1_300, unstoredFrom: 0});
    await mirror.apply('server', page(1_300, people.slice(1_300)));
    expect(await mirror.head('server')).toMatchObject({size: 2_600, unstoredFrom: 2_600, tail: new Uint32Array()});
    const other = await mirror.reopen();
    expect((await everyone(other)).size).toBe(2_600);
    await other.apply('server', page(2_600, [supporter({number: 7, email: 'moved@example.org'}), ridNumber(8)]));
    const state = await mirror.read('server');
    expect(lookUp(state, ['email:p7@example.org'])).toBeUndefined();
    expect(lookUp(state, ['email:moved@example.org'])).toBe(6);
    expect(lookUp(state, ['email:p8@example.org'])).toBeUndefined();
    expect((await everyone(mirror)).size).toBe(2_599);
  });

  it('stores no columns while a load goes on, and a load that was cut off is read from the documents', async () => {
    const mirror = await freshMirror();
    const people = Array.from({length: 2_600}, (_, number) => supporter({number: number + 1}));
    await mirror.apply('server', page(0, people, 4_000));
    expect(await mirror.head('server')).toMatchObject({size: 2_600, unstoredFrom: 0});
    expect(await mirror.database.count('column')).toBe(0);
    const other = await mirror.reopen();
    expect((await everyone(other)).size).toBe(2_600);
    await other.apply('server', page(2_600, [supporter({number: 7, email: 'moved@example.org'})], 4_000));
    expect(lookUp(await other.read('server'), ['email:p7@example.org'])).toBeUndefined();
    await other.apply('server', page(2_601, [supporter({number: 3_000})], 2_602));
    expect(await mirror.head('server')).toMatchObject({size: 2_601, unstoredFrom: 2_601});
    expect(await everyone(mirror)).toEqual(await everyone(await mirror.reopen()));
  });

  it('equals a plain map after any pages, in every context', async () => {
    const change = fc.record({
      number: fc.integer({min: 1, max: 40}),
      name: fc.constantFrom('Ada', 'Béla', 'Zoë'),
      gone: fc.boolean(),
    });
    const pages = fc.array(fc.array(change, {maxLength: 12}), {maxLength: 8});
    await fc.assert(
      fc.asyncProperty(pages, async drawn => {
        const mirror = await freshMirror();
        const naive = new Map<string, Supporter>();
        let seq = 0;
        for (const changes of drawn) {
          const once = [...new Map(changes.map(row => [row.number, row])).values()];
          const items = once.map(({number, name, gone}) => (gone ? ridNumber(number) : supporter({number, name})));
          await mirror.apply('server', page(seq, items));
          seq += items.length;
          for (const item of items) {
            if (typeof item === 'string') naive.delete(item);
            else naive.set(item.id, item);
          }
        }
        for (const context of [mirror, await mirror.reopen()]) {
          const held = new Map([...(await everyone(context))].map(([id, {document}]) => [id, document]));
          expect(held).toEqual(naive);
        }
      }),
      {numRuns: 40},
    );
  });
});
