import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {ACTIONS} from '#shared/model/action';
import {type Rule, ruleSchema} from '#shared/model/rule';
import {readDraft} from '../../../../extension/views/loyalty/read-draft.ts';
import {draftOf} from '../../../../extension/views/loyalty/rule-draft.ts';

const ZONE = 'America/New_York';
const paid: Rule = {id: 'r', action: 'paid', points: 10};
const draft = draftOf(paid, ZONE, 'USD');

function read(part: Partial<typeof draft>) {
  return readDraft({...draft, ...part}, 'r', ZONE);
}

function wrongOf(part: Partial<typeof draft>): string[] {
  const result = read(part);
  return result.ok ? [] : [...result.wrong];
}

const words = fc.stringMatching(/^[a-z]{1,12}$/);
const rules: fc.Arbitrary<Rule> = fc
  .record(
    {
      id: fc.constant('r'),
      name: words,
      campaign: words,
      channel: fc.constantFrom('patreon', 'site', 'offline'),
      action: fc.constantFrom(...ACTIONS.filter(action => action !== 'paid' && action !== 'bought')),
      points: fc.integer({min: 1, max: 1_000_000}),
      cooldownHours: fc.constantFrom(1, 24, 36),
      pendingDays: fc.integer({min: 1, max: 366}),
      caps: fc.constantFrom<NonNullable<Rule['caps']>>(
        [{per: 'day', points: 5}],
        [
          {per: 'week', points: 9},
          {per: 'ever', points: 99},
        ],
      ),
      multipliers: fc.constant<NonNullable<Rule['multipliers']>>([{by: 'tag', name: 'VIP', times: 1.5}]),
      when: fc.record({subjects: fc.uniqueArray(words, {minLength: 1, maxLength: 3}), seenOnly: fc.constant(true)}),
      first: fc.constant(true),
      replaces: words,
      from: fc.integer({min: 0, max: Date.UTC(2026, 0, 1)}),
      until: fc.integer({min: Date.UTC(2026, 0, 2), max: Date.UTC(2027, 0, 1)}),
    },
    {requiredKeys: ['id', 'action', 'points']},
  )
  .filter(rule => ruleSchema.safeParse(rule).success);

describe('a rule in its form', () => {
  it('is the same rule when it is saved as it was opened (LOY-74)', () => {
    fc.assert(
      fc.property(rules, rule => {
        expect(readDraft(draftOf(rule, ZONE, 'EUR'), rule.id, ZONE)).toEqual({ok: true, rule});
      }),
    );
  });

  it('begins and ends at the instants it did, unless another day is chosen', () => {
    const [from, until] = [Date.parse('2026-11-20T17:30:00Z'), Date.parse('2026-11-25T17:30:00Z')];
    const opened = draftOf({...paid, from, until}, ZONE, 'USD');
    expect(readDraft({...opened, name: 'Thanks'}, 'r', ZONE)).toMatchObject({rule: {from, until}});
    expect(readDraft({...opened, from: '2026-11-19', until: '2026-11-26'}, 'r', ZONE)).toMatchObject({
      rule: {from: Date.parse('2026-11-19T05:00:00Z'), until: Date.parse('2026-11-27T05:00:00Z')},
    });
    expect(readDraft({...opened, from: '', until: ''}, 'r', ZONE)).toEqual({ok: true, rule: paid});
  });

  it('reads an amount with a comma or a dot, in the currency’s own minor unit', () => {
    expect(read({amount: '1,50'})).toMatchObject({rule: {when: {amount: {minorUnits: 150, currency: 'USD'}}}});
    expect(read({amount: '200', currency: 'JPY'})).toMatchObject({rule: {when: {amount: {minorUnits: 200, currency: 'JPY'}}}});
    expect(wrongOf({amount: '1.505'})).toEqual(['amount']);
    expect(wrongOf({amount: '5', currency: 'EURO'})).toEqual(['amount']);
  });

  it('forgets an amount that was typed for another action', () => {
    expect(read({amount: '5', action: 'visited'})).toEqual({ok: true, rule: {...paid, action: 'visited'}});
  });

  it('begins and ends at midnight of the programme’s time zone, its last day included', () => {
    const result = read({from: '2026-12-01', until: '2026-12-31'});
    expect(result).toMatchObject({rule: {from: Date.UTC(2026, 11, 1, 5), until: Date.UTC(2027, 0, 1, 5)}});
    expect(wrongOf({from: '2026-12-02', until: '2026-12-01'})).toEqual(['until']);
    expect(wrongOf({from: '2026-12-01', until: '2026-12-01'})).toEqual([]);
  });

  it('says which field is wrong, all of them at once', () => {
    expect(wrongOf({points: '0'})).toEqual(['points']);
    expect(wrongOf({points: '2000000', often: 'tenure', months: '0'})).toEqual(['points', 'months']);
    expect(wrongOf({points: '1.5', often: 'count', every: '1', caps: {...draft.caps, day: '-1'}, cooldown: 'x'})).toEqual([
      'points',
      'every',
      'caps',
      'cooldown',
    ]);
    expect(wrongOf({multipliers: [{by: 'tier', name: '', times: '2'}]})).toEqual(['multipliers']);
  });

  it('takes negative points, and keeps a private signal from being accepted as a reward (T13)', () => {
    expect(read({points: '−5'})).toMatchObject({rule: {points: -5}});
    expect(read({isSignal: true, accepted: 3})).toEqual({ok: true, rule: {...paid, signal: true}});
    expect(read({isSignal: false, accepted: 3})).toEqual({ok: true, rule: {...paid, accepted: 3}});
  });
});
