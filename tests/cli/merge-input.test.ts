import {describe, expect, it} from 'vitest';
import {cluster} from '#shared/identity/cluster';
import {readInput} from './merge-input.ts';

describe('plain input of npm run merge', () => {
  it('becomes records that the engine clusters, and decisions that it obeys', () => {
    const given = [
      {key: 'ghost/site/member/1', createdAt: '2020-01-01', email: ' Ada@Example.org', 'ghost-member': '1'},
      {key: 'mailchimp/list/member/x', email: ['ada@example.org', 'b@example.org']},
      {key: 'patreon/campaign/user/7', email: 'b@example.org'},
    ];
    const decisions = [{kind: 'not', left: ['patreon/campaign/user/7'], right: ['mailchimp/list/member/x'], at: '2026-01-01'}];
    const [plain, decided] = [readInput(given), readInput({records: given, decisions})];
    expect(cluster(plain.records, plain.decisions).groups).toHaveLength(1);
    const {groups, refused} = cluster(decided.records, decided.decisions);
    expect(groups.map(group => group.length)).toEqual([2, 1]);
    expect(refused.map(({reason}) => reason)).toEqual(['not-the-same']);
    expect(groups[0]?.[0]?.rid).toBe(plain.records[0]?.rid);
  });

  it('keeps clearly different names on one address apart, and says so (C30)', () => {
    const {records} = readInput([
      {key: 'ghost/site/member/1', email: 'us@example.org', name: 'Anna Meyer'},
      {key: 'mailchimp/list/member/x', email: 'us@example.org', name: 'Robert Meyer'},
    ]);
    const {groups, refused} = cluster(records, []);
    expect(groups).toHaveLength(2);
    expect(refused.map(({over, reason}) => [over, reason])).toEqual([['email:us@example.org', 'different-names']]);
  });

  it.each([
    ['no list', {people: []}, /the file/],
    ['a key of another shape', [{key: 'ada'}], /records\[0\]\.key/],
    ['a key twice', [{key: 'a/b/c/d'}, {key: 'a/b/c/d'}], /records\[1\].*twice/],
    ['a field that nothing reads', [{key: 'a/b/c/d', mail: 'x@example.org'}], /records\[0\].*mail/],
    ['no address', [{key: 'a/b/c/d', email: 'ada'}], /records\[0\].*"ada" is no e-mail address/],
    ['no date', [{key: 'a/b/c/d', createdAt: 'soon'}], /records\[0\]\.createdAt.*"soon" is no date/],
    [
      'a decision about nobody',
      {records: [], decisions: [{kind: 'same', left: ['a/b/c/d'], right: [], at: 1}]},
      /decisions\[0\].*a\/b\/c\/d/,
    ],
  ])('is refused with %s, and the place is named', (_, given, message) => {
    expect(() => readInput(given)).toThrow(message);
  });
});
