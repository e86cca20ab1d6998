import {describe, expect, it, vi} from 'vitest';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import type {Connection} from '#shared/model/connection';
import type {Snapshot} from '../../../../extension/views/data/snapshot.ts';
import {supporter} from '../../mirror/people.ts';

vi.mock('../../../../extension/views/language.ts', async () => {
  const {formatsFor} = await import('../../../../extension/views/format.ts');
  return {interfaceLanguage: () => 'en', formats: () => formatsFor('en')};
});
const {writtenTo} = await import('../../../../extension/views/act/write-back.ts');

const connection = (id: string, vendor: string): Connection => ({
  ...{id, vendor, label: vendor, state: 'idle', nextAt: null, lastCompleteAt: 0, records: 1, skipped: 0},
});

/** Two people of Ghost and one of Mailchimp alone. */
function snapshotOf(connections: readonly Connection[], isPaired = true): Snapshot {
  const columns = supporterColumns();
  const person = (number: number, vendor: string) => {
    const one = supporter({number});
    return {...one, records: one.records.map(record => ({...record, key: `${vendor}/account/member/${number}`}))};
  };
  columns.set(0, subjectOf(person(1, 'ghost'), 0));
  columns.set(1, subjectOf(person(2, 'ghost'), 0));
  columns.set(2, subjectOf(person(3, 'mailchimp'), 0));
  const session = isPaired ? {server: 'https://server.example'} : null;
  return {connections, session, state: {columns}} as unknown as Snapshot;
}

describe('where a tag is written too', () => {
  const all = [connection('one', 'ghost'), connection('two', 'mailchimp')];
  const at = (snapshot: Snapshot, ...ordinals: number[]) => writtenTo({snapshot, ordinals: Uint32Array.from(ordinals)});

  it('is named by the services of just these people that take tags', () => {
    expect(at(snapshotOf(all), 0, 2)).toBe('Ghost and Mailchimp');
    expect(at(snapshotOf(all), 0, 1)).toBe('Ghost');
    expect(at(snapshotOf([connection('one', 'ghost')]), 2)).toBeUndefined();
  });

  it('is nowhere from a file, or without a private server', () => {
    expect(at(snapshotOf([connection('file:ghost', 'ghost')]), 0)).toBeUndefined();
    expect(at(snapshotOf(all, false), 0)).toBeUndefined();
  });
});
