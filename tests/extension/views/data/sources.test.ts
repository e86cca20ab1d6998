import {describe, expect, it} from 'vitest';
import type {Connection} from '#shared/model/connection';
import {fileAges, isFile, syncState} from '../../../../extension/views/data/sources.ts';

const base = {vendor: 'patreon', label: 'a', state: 'idle' as const, nextAt: null, records: 1, skipped: 0};
const file = (id: string, lastCompleteAt: number | null): Connection => ({...base, id, lastCompleteAt});
const calm = {at: 5, problem: null, retryAt: null};

describe('files among the connections', () => {
  it('are told apart from connections that sync', () => {
    expect(isFile(file('file:patreon-members:campaign', 1))).toBe(true);
    expect(isFile(file('7f3c', 1))).toBe(false);
  });

  it('count by the newest of each vendor', () => {
    const connections = [
      file('file:a:', 10),
      file('file:b:', 30),
      file('7f3c', 99),
      {...file('file:c:', 20), vendor: 'mailchimp'},
    ];
    expect(fileAges(connections)).toEqual([
      {vendor: 'patreon', asOf: 30},
      {vendor: 'mailchimp', asOf: 20},
    ]);
  });
});

describe('how the window stands with the private server', () => {
  it.each([
    ['local without one', false, calm, [], {kind: 'local'}],
    ['synced', true, calm, [], {kind: 'synced', at: 5}],
    ['syncing while a connection reads', true, calm, [{...file('x', null), state: 'syncing' as const}], {kind: 'syncing'}],
    ['offline', true, {...calm, problem: 'offline' as const}, [], {kind: 'offline'}],
    ['unpaired', true, {...calm, problem: 'unpaired' as const}, [], {kind: 'unpaired'}],
    ['unallowed by Firefox', true, {...calm, problem: 'unallowed' as const}, [], {kind: 'unallowed'}],
    [
      'unreachable until the next try',
      true,
      {...calm, problem: 'unreachable' as const, retryAt: 9},
      [],
      {kind: 'unreachable', nextAt: 9},
    ],
  ])('is %s', (_, hasServer, pull, connections, state) => {
    expect(syncState(hasServer, pull, connections)).toEqual(state);
  });
});
