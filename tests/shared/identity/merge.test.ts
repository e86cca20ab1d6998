import {describe, expect, it} from 'vitest';
import {merge} from '#shared/identity/merge';
import {readInto} from '#shared/identity/record';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {MailState, Reading, RecordFields, Source, StoredRecord} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';

function record(id: string, readings: readonly {source?: Source; asOf: number; fields: RecordFields}[]): StoredRecord {
  const empty: StoredRecord = {key: `ghost/site/member/${id}`, rid: id.padEnd(20, 'a'), versions: [], standing: []};
  return readings.reduce((known, {source = 'api', asOf, fields}) => {
    const reading: Reading = {key: empty.key, source, asOf, identifiers: [], fields};
    return readInto(known, reading);
  }, empty);
}

const person = (...records: StoredRecord[]) =>
  merge({records, attachments: [], refused: [], programme: DEFAULT_PROGRAMME, now: NOW});

describe('merge', () => {
  it('takes each field from whoever said it last and says who and when (C31)', () => {
    const merged = person(
      record('a', [{asOf: 10, fields: {name: 'Ada', email: 'new@example.org'}}]),
      record('b', [{asOf: 20, fields: {name: 'Ada Adler'}}]),
    );
    expect(merged?.name).toEqual({value: 'Ada Adler', by: {record: 'ghost/site/member/b', source: 'api', asOf: 20}});
    expect(merged?.email).toEqual({value: 'new@example.org', by: {record: 'ghost/site/member/a', source: 'api', asOf: 10}});
  });

  it('keeps two sources of one record field by field, the freshest word winning', () => {
    const merged = person(
      record('a', [
        {source: 'file', asOf: 10, fields: {name: 'Old name', email: 'ada@example.org'}},
        {source: 'api', asOf: 20, fields: {name: 'New name'}},
      ]),
    );
    expect(merged?.records[0]).toMatchObject({fields: {name: 'New name', email: 'ada@example.org'}, said: {email: 'file'}});
    expect(merged?.email?.by).toEqual({record: 'ghost/site/member/a', source: 'file', asOf: 10});
  });

  it.each([
    [['subscribed', 'unsubscribed'], 'unsubscribed'],
    [['subscribed', 'complained', 'unsubscribed'], 'complained'],
    [['subscribed', 'pending'], 'pending'],
    [['subscribed'], 'subscribed'],
  ] as [MailState[], MailState][])('allows of %j only what the most restrictive list does: %s (C30)', (states, expected) => {
    expect(
      person(...states.map((mailState, index) => record(`r${index}`, [{asOf: index, fields: {mailState}}])))?.mail?.state,
    ).toBe(expected);
  });

  it('joins spellings of one label and says which vendor carries it', () => {
    const merged = person(
      record('a', [{asOf: 1, fields: {labels: ['VIP']}}]),
      record('b', [{asOf: 1, fields: {labels: ['vip ', 'press']}}]),
    );
    expect(merged?.tags).toEqual([
      {name: 'press', records: ['ghost/site/member/b'], own: false},
      {name: 'VIP', records: ['ghost/site/member/a', 'ghost/site/member/b'], own: false},
    ]);
  });
});
