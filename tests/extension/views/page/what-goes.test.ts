import {describe, expect, it, vi} from 'vitest';
import {speak} from '../../../fixtures/i18n.ts';
import {supporter} from '../../mirror/people.ts';

vi.mock('../../../../extension/views/language.ts', async () => {
  const {formatsFor} = await import('../../../../extension/views/format.ts');
  return {interfaceLanguage: () => 'en', formats: () => formatsFor('en')};
});
const {whatGoes} = await import('../../../../extension/views/page/what-goes.ts');
await speak('en');

describe('what goes with a person who is erased', () => {
  it('says the points that stand and the rewards that are still owed, not what was spent', () => {
    const redemption = {at: 0, reward: 'mug', name: 'Mug', cost: 50};
    const redemptions = [
      {...redemption, id: 'r1', state: 'open' as const},
      {...redemption, id: 'r2', state: 'done' as const},
    ];
    const person = {...supporter({number: 1}), points: [[1, 'payments', 130]] as [number, string, number][]};
    expect(whatGoes({...person, account: {balance: 30, earned: 130, redemptions}})).toBe(
      '1 record with name and e-mail, 30 points, 1 reward that was not handed over yet, and the whole history',
    );
    expect(whatGoes(person)).toContain('130 points');
  });
});
