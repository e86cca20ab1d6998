import {describe, expect, it} from 'vitest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';

describe('the programme that a workspace starts with', () => {
  it('pays for nothing that a network forbids to reward: no like, comment, follow, share or view (T13)', () => {
    const paid: readonly string[] = DEFAULT_PROGRAMME.rules.map(({action}) => action);
    const signals = ['liked', 'commented', 'followed', 'shared', 'saved', 'checked-in', 'watched', 'visited'];
    expect(paid.filter(action => signals.includes(action))).toEqual([]);
    expect(paid).toEqual(['paid', 'subscribed']);
  });
});
