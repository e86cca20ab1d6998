import {describe, expect, it, vi} from 'vitest';
import {lineageOf} from '#shared/loyalty/lineage';
import {complexity, refusedRules} from '#shared/loyalty/policy';
import type {ProgrammePlan} from '#shared/model/programme';
import {programmePlanSchema} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import {removeCampaign} from '../../../../extension/views/loyalty/change-plan.ts';
import {planOf} from '../../../../extension/views/loyalty/plan-of.ts';
import {stepsDone} from '../../../../extension/views/loyalty/programme-checklist.tsx';
import {groupRules, stateAt} from '../../../../extension/views/loyalty/rule-state.ts';
import {waysToRemove, waysToSave} from '../../../../extension/views/loyalty/rule-ways.ts';
import {readSettings, settingsDraft, withSettings} from '../../../../extension/views/loyalty/settings-draft.ts';
import {addTemplate, overlapping, TEMPLATES, templateRules} from '../../../../extension/views/loyalty/templates.ts';
import {speak} from '../../../fixtures/i18n.ts';

vi.mock('../../../../extension/views/language.ts', async () => {
  const {formatsFor} = await import('../../../../extension/views/format.ts');
  return {interfaceLanguage: () => 'en', formats: () => formatsFor('en')};
});
await speak('en');

const NOW = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;
const paid: Rule = {id: 'payments', action: 'paid', points: 10};
const plan: ProgrammePlan = {rules: [paid], halfLifeDays: 180, rev: 4};
const asked = {now: NOW, freshId: 'fresh'};

describe('a change of the programme', () => {
  it('of a running rule is asked about: from now on another version follows, or the whole past is counted by it (LOY-25)', () => {
    const [now, always, ...more] = waysToSave(plan, {...paid, points: 20}, asked);
    expect(more).toEqual([]);
    expect(now?.plan.rules).toEqual([
      {...paid, until: NOW},
      {...paid, id: 'fresh', points: 20, from: NOW, replaces: 'payments'},
    ]);
    expect(always?.plan.rules).toEqual([{...paid, points: 20}]);
    expect(now?.plan.rev).toBe(4);
  });

  it('of a version goes on from it; one that was to follow later follows the new one (LOY-25)', () => {
    const versions: Rule[] = [
      {...paid, until: NOW - DAY},
      {...paid, id: 'v2', from: NOW - DAY, until: NOW + DAY, replaces: 'payments'},
      {...paid, id: 'v3', from: NOW + DAY, replaces: 'v2'},
    ];
    const [v1, v2, v3] = versions;
    const changed: Rule = {...paid, id: 'v2', from: NOW - DAY, until: NOW + DAY, replaces: 'payments', points: 20};
    const [now, always] = waysToSave({...plan, rules: versions}, changed, asked);
    expect(now?.plan.rules).toEqual([
      v1,
      {...v2, until: NOW},
      {...changed, id: 'fresh', from: NOW, replaces: 'v2'},
      {...v3, replaces: 'fresh'},
    ]);
    expect(always?.plan.rules).toEqual([v1, changed, v3]);
    for (const way of [now, always]) expect(lineageOf(way?.plan.rules ?? []).broken).toEqual([]);
  });

  it('begins anew where the new version counts another action, on both sides of it', () => {
    const versions: Rule[] = [
      {...paid, until: NOW - DAY},
      {...paid, id: 'v2', from: NOW - DAY, replaces: 'payments'},
    ];
    const [only] = waysToSave({...plan, rules: versions}, {...paid, action: 'bought', until: NOW - DAY}, asked);
    expect(only?.plan.rules.map(({id, replaces}) => [id, replaces])).toEqual([
      ['payments', undefined],
      ['v2', undefined],
    ]);
    const [now] = waysToSave(plan, {...paid, action: 'bought'}, asked);
    expect(now?.plan.rules[1]).toEqual({...paid, id: 'fresh', action: 'bought', from: NOW});
  });

  it('that takes a version back leaves the one after it going on from the one before it', () => {
    const versions: Rule[] = [
      {...paid, until: NOW - 2 * DAY},
      {...paid, id: 'v2', from: NOW - 2 * DAY, until: NOW - DAY, replaces: 'payments'},
      {...paid, id: 'v3', from: NOW - DAY, replaces: 'v2'},
    ];
    const [v1, v2, v3] = versions;
    const without = (rule: Rule | undefined) => waysToRemove({...plan, rules: versions}, rule ?? paid, NOW).at(-1)?.plan.rules;
    expect(without(v2)).toEqual([v1, {...v3, replaces: 'payments'}]);
    const {replaces: _, ...second} = v2 ?? paid;
    expect(without(v1)).toEqual([second, v3]);
    expect(without(v3)).toEqual([v1, v2]);
  });

  it('that leaves everybody’s points alone, or only ends a rule later, asks nothing', () => {
    expect(waysToSave(plan, {...paid, name: 'Thanks'}, asked).map(({id}) => id)).toEqual(['always']);
    expect(waysToSave(plan, {...paid, until: NOW + DAY}, asked).map(({id}) => id)).toEqual(['always']);
  });

  it('never makes a signal of a rule that paid, nor the other way: another rule takes its place (T13)', () => {
    const [now, always] = waysToSave(plan, {...paid, signal: true}, asked);
    expect(always?.plan.rules).toEqual([{...paid, id: 'fresh', signal: true}]);
    expect(now?.plan.rules.map(({id, signal, replaces}) => [id, signal, replaces])).toEqual([
      ['payments', undefined, undefined],
      ['fresh', true, undefined],
    ]);
  });

  it('that adds a rule counts the whole past or from now on; one with a date of its own says it itself', () => {
    const review: Rule = {id: 'new', action: 'reviewed', points: 5};
    const [always, now] = waysToSave(plan, review, asked);
    expect([always?.id, now?.id]).toEqual(['always', 'now']);
    expect(now?.plan.rules[1]).toEqual({...review, from: NOW});
    expect(waysToSave(plan, {...review, from: NOW - DAY}, asked)).toHaveLength(1);
  });

  it('that removes a running rule ends it or takes it back; one that is over can only be taken back', () => {
    const [end, back] = waysToRemove(plan, paid, NOW);
    expect(end?.plan.rules).toEqual([{...paid, until: NOW}]);
    expect(back?.plan.rules).toEqual([]);
    const over = {...paid, until: NOW - DAY};
    expect(waysToRemove({...plan, rules: [over]}, over, NOW).map(({id}) => id)).toEqual(['back']);
  });

  it('that removes a campaign leaves its rules with its dates, so that nobody’s points change (LOY-65)', () => {
    const campaign = {id: 'c', name: 'Winter', from: NOW, until: NOW + 9 * DAY};
    const inside = {...paid, campaign: 'c', until: NOW + 5 * DAY};
    const after = removeCampaign({...plan, rules: [inside], campaigns: [campaign]}, campaign);
    expect(after.campaigns).toEqual([]);
    expect(after.rules).toEqual([{...paid, from: NOW, until: NOW + 5 * DAY}]);
  });

  it('that waits for the private server is what the next change is made from', () => {
    const programme = {...plan, w50: 100, calibratedAt: null, calibratedOn: 0};
    const waiting = {...plan, rules: []};
    expect(planOf(programme, [])).toEqual(plan);
    expect(planOf(programme, [{id: 'x', at: NOW, kind: 'programme-put', plan: waiting}])).toEqual({...waiting, rev: 5});
  });

  it('of what holds for all says when points lapse, and none is left when they do not (F21)', () => {
    const draft = {...settingsDraft(plan, 'Europe/Paris'), lapses: true, days: '365', grace: '30'};
    const read = readSettings(draft, NOW);
    if (!read.ok) throw new Error('settings are wrong');
    const lapsing = withSettings(plan, read.settings);
    expect(lapsing).toEqual({
      ...plan,
      timeZone: 'Europe/Paris',
      expiry: {days: 365, since: NOW, graceDays: 30, reinstateDays: 30},
    });
    const never = readSettings({...draft, lapses: false}, NOW);
    expect(never.ok && withSettings(lapsing, never.settings)).toEqual({...plan, timeZone: 'Europe/Paris'});
    expect(readSettings({...draft, halfLife: '6', zone: 'Mars/Olympus', days: '2'}, NOW)).toEqual({
      ok: false,
      wrong: new Set(['halfLife', 'zone', 'days']),
    });
  });
});

describe('ready-made programmes', () => {
  it.each(TEMPLATES)('%s holds only what may be rewarded, is a valid plan and easy to explain (T13, LOY-64)', template => {
    const {plan: made} = addTemplate(
      {rules: [], halfLifeDays: 180},
      {...asked, template, name: 'Name', goal: 'Goal', currency: 'EUR'},
    );
    expect(programmePlanSchema.parse(made)).toEqual(made);
    expect(made.rules.length).toBeGreaterThan(1);
    expect(refusedRules(made.rules)).toEqual([]);
    expect(made.rules.some(({signal, accepted}) => signal || accepted)).toBe(false);
    expect(complexity(made, NOW).isTooMuch).toBe(false);
    expect(made.campaigns).toEqual([{id: 'fresh', name: 'Name', goal: 'Goal'}]);
  });

  it('pay 12 consecutive months at 1 or more and 10 at 2 or more (C17)', () => {
    expect(templateRules('tenure', 'EUR').map(({tenure, when}) => [tenure?.months, when?.amount?.minorUnits])).toEqual([
      [12, 100],
      [10, 200],
    ]);
    expect(templateRules('tenure', 'JPY')[1]?.when?.amount).toEqual({minorUnits: 2, currency: 'JPY'});
  });

  it('count site, newsletter, payments and events in one sum (LOY-43, LOY-44)', () => {
    expect(templateRules('everywhere', 'EUR').map(({channel, action}) => `${channel ?? '*'} ${action}`)).toEqual([
      '* paid',
      '* subscribed',
      'site visited',
      'offline attended',
    ]);
  });

  it('leave out what a running rule pays for already, and begin when asked (LOY-75)', () => {
    const ask = {...asked, template: 'everywhere' as const, name: 'All', goal: 'Goal', currency: 'EUR'};
    const {plan: made, leftOut} = addTemplate(plan, {...ask, from: NOW});
    expect(leftOut.map(({action}) => action)).toEqual(['paid']);
    expect(made.rules.map(({action}) => action)).toEqual(['paid', 'subscribed', 'visited', 'attended']);
    expect(made.campaigns?.[0]?.from).toBe(NOW);
  });
});

describe('the overview', () => {
  it('knows two rules that pay for the same, and none where one is over, a signal or elsewhere (LOY-75)', () => {
    const visits: Rule = {id: 'a', action: 'visited', channel: 'site', points: 1};
    const with_ = (rule: Partial<Rule>) => ({rules: [{...visits, id: 'b', ...rule}]});
    expect(overlapping(with_({}), visits, NOW)).toHaveLength(1);
    expect(overlapping(with_({channel: undefined}), visits, NOW)).toHaveLength(1);
    expect(overlapping(with_({channel: 'offline'}), visits, NOW)).toEqual([]);
    expect(overlapping(with_({until: NOW}), visits, NOW)).toEqual([]);
    expect(overlapping(with_({signal: true}), visits, NOW)).toEqual([]);
  });

  it('puts rules under their campaigns and places, and campaigns without a rule too (LOY-65)', () => {
    const rules = [paid, {...paid, id: 'b', campaign: 'c', channel: 'site'}, {...paid, id: 'd', campaign: 'gone'}];
    const groups = groupRules(rules, [
      {id: 'c', name: 'Winter'},
      {id: 'e', name: 'Empty'},
    ]);
    expect(groups.map(({campaign, channels}) => [campaign?.name, channels.flatMap(one => one.rules.map(({id}) => id))])).toEqual([
      [undefined, ['payments', 'd']],
      ['Winter', ['b']],
      ['Empty', []],
    ]);
  });

  it('says whether something runs, is to begin or is over', () => {
    expect(stateAt({}, NOW)).toBe('running');
    expect(stateAt({from: NOW + 1}, NOW)).toBe('starts');
    expect(stateAt({until: NOW}, NOW)).toBe('ended');
    expect(stateAt({from: NOW, until: NOW + 1}, NOW)).toBe('running');
  });

  it('checks goal, actions, incentive and telling people, each by what is there (LOY-4)', () => {
    expect([...stepsDone({rules: [], halfLifeDays: 180}, NOW)]).toEqual([]);
    const whole: ProgrammePlan = {
      ...plan,
      campaigns: [{id: 'c', name: 'Winter', goal: 'More reviews'}],
      levels: [{id: 'l', name: 'Friend', from: 50}],
      page: {name: 'Ada', colour: '#174f87'},
    };
    expect([...stepsDone(whole, NOW)]).toEqual(['goal', 'actions', 'reward', 'promote']);
    expect(stepsDone({...plan, rules: [{...paid, signal: true}]}, NOW).has('actions')).toBe(false);
  });
});
