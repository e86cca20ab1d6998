import {describe, expect, it} from 'vitest';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {freshMirror} from './fresh-mirror.ts';
import {page, ridNumber, supporter} from './people.ts';

const CROWD = Array.from({length: 2_600}, (_, at) => supporter({number: at + 10, name: `Person ${at}`}));

/** Documents, columns and identifiers as they are stored. */
async function stored({database}: Mirror): Promise<string> {
  const rows = await Promise.all((['chunk', 'column', 'row'] as const).map(store => database.getAll(store)));
  return JSON.stringify(rows);
}

async function withAda() {
  const mirror = await freshMirror();
  await mirror.apply('server', page(0, [supporter({number: 1, name: 'Ada Adler', email: 'ada@example.org'}), ...CROWD]));
  expect(JSON.stringify(await mirror.database.getAll('column'))).toContain('Ada Adler');
  return mirror;
}

describe('a tombstone', () => {
  it('of somebody who was erased takes the name out of the stored columns too (F47)', async () => {
    const mirror = await withAda();
    const {cursor} = (await mirror.read('server')).head;
    await mirror.apply('server', page(cursor, [ridNumber(1)]));
    expect(await stored(mirror)).not.toMatch(/Ada Adler|ada@/);
    const other = await (await mirror.reopen()).read('server');
    expect(other.head.people).toBe(CROWD.length);
    expect(other.inTail.size).toBe(0);
  });

  it('of a merge writes no columns: the person is still there', async () => {
    const mirror = await withAda();
    const {cursor} = (await mirror.read('server')).head;
    const merged = supporter({number: 10, name: 'Person 0', also: [1]});
    await mirror.apply('server', page(cursor, [merged, ridNumber(1)]));
    expect((await mirror.read('server')).inTail.size).toBeGreaterThan(0);
  });
});
