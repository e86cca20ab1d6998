import {describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import {NOW} from '../../fixtures/arbitrary.ts';

function read(...lines: string[]) {
  const file = readExport({text: lines.join('\n'), asOf: NOW});
  if (!file.ok) throw new Error(file.problem.code);
  return file;
}

describe('Mailchimp’s audience export', () => {
  it('is read with headers that a spreadsheet has put in lower case', () => {
    const file = read(
      'email address,first name,optin_time,last_changed,leid,euid,tags',
      'ada@example.org,Ada,2025-01-02 03:04:05,2026-01-02 03:04:05,1,e1,"""VIP"""',
    );
    expect(file.readings[0]).toMatchObject({
      key: 'mailchimp/audience/member/e1',
      asOf: Date.UTC(2026, 0, 2, 3, 4, 5),
      fields: {name: 'Ada', mailState: 'subscribed', labels: ['VIP']},
    });
  });

  it('has its address found by content under any label, in capitals too, but never in Mailchimp’s own columns', () => {
    for (const label of ['Deine E-Mail Adresse', 'COURRIEL', 'Correo']) {
      const file = read(
        `${label},Prénom,OPTIN_TIME,LEID,EUID,NOTES`,
        'ada@example.org,Zoë,,1,e1,write to other@example.org',
        ',Béla,,2,e2,mail@example.org',
      );
      expect(file.readings.map(({fields}) => [fields.email, fields.name])).toEqual([['ada@example.org', 'Zoë']]);
      expect(file.problems).toEqual([{line: 3, code: 'missing-email'}]);
    }
  });

  it.each([
    ['"""VIP"",""Wave 1"""', ['VIP', 'Wave 1']],
    ['"""VIP"", ""With, comma"""', ['VIP', 'With, comma']],
    ['VIP', ['VIP']],
    ['"""Say """"hi"""""""', ['Say "hi"']],
  ])('reads the tags in the cell %s', (cell, tags) => {
    const file = read('Email Address,OPTIN_TIME,LEID,EUID,TAGS', `ada@example.org,,1,e1,${cell}`);
    expect(file.readings[0]?.fields.labels).toEqual(tags);
  });

  it('takes a cleaned address for no proof, and a record without an id for its address', () => {
    const [reading] = read('Email Address,CLEAN_TIME,LEID,EUID', 'a/b%c@example.org,2026-01-02 03:04:05,1,').readings;
    expect(reading).toMatchObject({
      key: 'mailchimp/audience/email/a%2Fb%25c@example.org',
      identifiers: [{type: 'email', value: 'a/b%c@example.org', strength: 'weak'}],
      fields: {mailState: 'cleaned'},
    });
  });
});
