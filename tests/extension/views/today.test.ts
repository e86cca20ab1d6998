import {describe, expect, it} from 'vitest';
import {starterSegments} from '#shared/filter/starter-segments';
import {parseFilter} from '#shared/filter/syntax';
import type {Connection} from '#shared/model/connection';
import {TODAY_FILTERS, todayItems} from '../../../extension/views/today.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;
const nobody = {declined: 0, welcome: 0, invite: 0, left: 0, anniversaries: 0, doubts: 0, owed: [], runs: []};

function connection(change: Partial<Connection>): Connection {
  const fine = {state: 'idle' as const, nextAt: null, lastCompleteAt: NOW, records: 1, skipped: 0};
  return {id: 'one', vendor: 'ghost', label: 'blog.example', ...fine, ...change};
}

describe('what needs the creator today', () => {
  it('is nothing when nothing is wrong', () => {
    expect(todayItems(nobody, [connection({})], [{vendor: 'patreon', asOf: NOW - 7 * DAY}], NOW)).toEqual([]);
  });

  it('names money first, then people and what they are owed (J3), then what to look back on (J7), then doubts, then broken connections, then old files', () => {
    const items = todayItems(
      {...nobody, declined: 9, welcome: 4, anniversaries: 2, doubts: 6, owed: [{benefit: 'sticker', name: 'Sticker', count: 3}]},
      [connection({problem: 'unauthorised'}), connection({id: 'two'})],
      [{vendor: 'patreon', asOf: NOW - 9.5 * DAY}],
      NOW,
    );
    expect(items.map(item => item.kind)).toEqual([
      'declined',
      'welcome',
      'owed',
      'recovery',
      'anniversaries',
      'doubts',
      'connection',
      'old-file',
    ]);
    expect(items[0]).toMatchObject({count: 9});
    expect(items[6]).toMatchObject({problem: 'unauthorised'});
    expect(items[7]).toEqual({kind: 'old-file', vendor: 'patreon', days: 9});
  });

  it('goes on with messages that were begun once no money is at risk, asks who left and invites who is not on the newsletter (J9, J10)', () => {
    const runs = [{id: 'r', name: 'Declined', next: 12, size: 31}];
    const items = todayItems({...nobody, declined: 1, invite: 57, left: 5, runs}, [], [], NOW);
    expect(items.map(item => item.kind)).toEqual(['declined', 'run', 'left', 'invite', 'recovery']);
    expect(items[1]).toMatchObject({run: {next: 12, size: 31}});
  });

  it('counts the same people as the saved filters of a new workspace, so that each count opens its list', () => {
    const starters = new Map(starterSegments().map(({id, filter}) => [id, filter]));
    expect(TODAY_FILTERS).toMatchObject({declined: starters.get('declined'), welcome: starters.get('to-welcome')});
    for (const filter of Object.values(TODAY_FILTERS)) expect(parseFilter(filter)).toMatchObject({ok: true});
  });
});
