import {beforeAll, describe, expect, it} from 'vitest';
import {problemsCsv} from '../../../../extension/views/data/save-problems.ts';
import {speak} from '../../../fixtures/i18n.ts';

beforeAll(() => speak('en'));

describe('the table of lines that were left out', () => {
  it('says of each its line, its reason and its cell, and lets no spreadsheet run it', () => {
    const csv = problemsCsv([
      {line: 4, code: 'missing-email'},
      {line: 9, code: 'bad-amount', column: 'Pledge', value: '=HYPERLINK("x")'},
    ]).join('');
    const lines = csv.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^4,"?no e-mail and no id; left out"?,,$/);
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
