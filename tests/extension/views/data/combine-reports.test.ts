import {describe, expect, it} from 'vitest';
import {combineReports, type Report} from '../../../../extension/views/data/combine-reports.ts';

const NOBODY = {added: [], joined: [], left: [], declined: [], recovered: []};

function report(part: Partial<Report>): Report {
  const counted = {created: 0, changed: 0, unchanged: 0, rows: 1};
  const told = {problems: [], problemCount: 0, isCancelled: false, moves: NOBODY};
  return {ok: true, vendor: 'mailchimp', kind: 'mailchimp-subscribed', ...counted, ...told, ...part};
}

describe('files that were read together', () => {
  it('are told as one: whoever two of them name counts once', () => {
    const whole = combineReports([
      report({created: 2, moves: {...NOBODY, added: ['a', 'b']}, problemCount: 3}),
      report({kind: 'mailchimp-cleaned', created: 1, moves: {...NOBODY, added: ['b', 'c']}, problemCount: 1}),
    ]);
    expect(whole).toMatchObject({created: 3, rows: 2, problemCount: 4, moves: {added: ['a', 'b', 'c']}});
  });

  it('tell of several files of one list what the last one changed', () => {
    const whole = combineReports([
      report({created: 50, moves: {...NOBODY, added: ['a', 'b']}}),
      report({changed: 1, moves: {...NOBODY, left: ['a']}}),
    ]);
    expect(whole).toMatchObject({created: 0, changed: 1, moves: {added: [], left: ['a']}});
  });

  it('are nothing where there is none', () => {
    expect(combineReports([])).toBeUndefined();
  });
});
