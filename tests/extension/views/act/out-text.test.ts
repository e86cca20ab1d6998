import {describe, expect, it, vi} from 'vitest';
import {KEPT_FIELDS, type Outgoing} from '#shared/model/outgoing';
import {speak} from '../../../fixtures/i18n.ts';

vi.mock('../../../../extension/views/language.ts', async () => {
  const {formatsFor} = await import('../../../../extension/views/format.ts');
  return {interfaceLanguage: () => 'en', formats: () => formatsFor('en')};
});
const {keptRefusals} = await import('../../../../extension/views/act/out-text.ts');

await speak('en');

const outgoing = (action: string, name: string, refused: Outgoing['refused']): Outgoing => ({
  ...{id: `${action} letter`, action, connection: 'letter', write: 'field', name, at: 0, wanted: 9, done: 2, refused},
});

describe('what a service did not take of points and level', () => {
  it('is said field by field, all days together, with every reason once', () => {
    const said = keptRefusals([
      outgoing(`${KEPT_FIELDS}2026-11-22-points`, 'POINTS', [{reason: 'not-allowed', count: 2}]),
      outgoing(`${KEPT_FIELDS}2026-11-23-points`, 'POINTS', [
        {reason: 'not-allowed', count: 1},
        {reason: 'unreachable', count: 4},
      ]),
      outgoing(`${KEPT_FIELDS}2026-11-23-level`, 'LEVEL', []),
      outgoing('run-00001', 'FNAME', [{reason: 'gone', count: 1}]),
    ]);
    expect(said).toEqual(['Kept in step, field “POINTS”: 7 refused: not allowed there and no answer.']);
  });
});
