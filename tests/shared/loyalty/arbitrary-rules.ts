import fc from 'fast-check';
import type {RulesOf} from '#shared/loyalty/compile-rules';
import type {Person} from '#shared/loyalty/person';
import type {Activity} from '#shared/model/activity';
import type {Rule} from '#shared/model/rule';

export const FROM = Date.parse('2026-01-01T00:00:00Z');
export const TO = Date.parse('2027-01-01T00:00:00Z');
export const ZONES = ['UTC', 'America/New_York', 'Europe/Paris', 'Australia/Lord_Howe', 'Pacific/Apia'];
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, {nil: undefined});
const usd = fc.integer({min: -100, max: 2_000}).map(minorUnits => ({minorUnits, currency: 'USD'}));

export const activity: fc.Arbitrary<Activity> = fc.record({
  record: fc.constantFrom('patreon/c/user/1', 'ghost/s/member/1', 'facebook/p/user/1'),
  key: fc.integer({min: 0, max: 200}).map(String),
  at: fc.oneof(fc.integer({min: FROM, max: TO}), fc.constantFrom(FROM, FROM + 1)),
  action: fc.constantFrom('paid', 'bought', 'commented'),
  subject: sometimes(fc.constantFrom('a', 'A', 'b', 'c')),
  amount: sometimes(usd),
  units: sometimes(fc.integer({min: 1, max: 5})),
  months: sometimes(fc.constantFrom(1, 3, 12)),
  estimated: sometimes(fc.boolean()),
});
/** As a person's records hold them: each key once. */
export const activities = fc.uniqueArray(activity, {selector: ({record, key}) => `${record} ${key}`, maxLength: 60});

export const cap = fc.record({per: fc.constantFrom('day', 'week', 'month', 'ever'), points: fc.integer({min: 1, max: 60})});
export const rule: fc.Arbitrary<Omit<Rule, 'id'>> = fc.record({
  action: fc.constantFrom('paid', 'bought', 'commented'),
  channel: sometimes(fc.constantFrom('patreon', 'ghost', 'facebook')),
  points: fc.oneof(fc.integer({min: -50, max: 50}), fc.constantFrom(-1_000_000, 1_000_000)),
  from: sometimes(fc.integer({min: FROM, max: TO})),
  until: sometimes(fc.integer({min: FROM, max: TO})),
  when: sometimes(
    fc.record({subjects: sometimes(fc.constant(['a', 'b'])), amount: sometimes(usd), seenOnly: sometimes(fc.boolean())}),
  ),
  count: sometimes(fc.record({every: fc.integer({min: 2, max: 4}), distinct: fc.boolean()})),
  tenure: sometimes(fc.record({months: fc.integer({min: 1, max: 5})})),
  first: sometimes(fc.boolean()),
  caps: sometimes(fc.array(cap, {maxLength: 3})),
  cooldownHours: sometimes(fc.integer({min: 1, max: 500})),
  multipliers: sometimes(
    fc.array(
      fc.record({
        by: fc.constantFrom('tag', 'tier'),
        name: fc.constantFrom('vip', 'gold'),
        times: fc.constantFrom(0, 0.5, 1.15, 100),
      }),
      {
        maxLength: 2,
      },
    ),
  ),
  pendingDays: sometimes(fc.integer({min: 1, max: 30})),
  signal: sometimes(fc.boolean()),
});
/** Also links that do not fit: to itself, in a circle, to a rule of another action or to none. */
const replaces = fc.record({replaces: fc.integer({min: 0, max: 4}).map(place => `rule-${place}`)}, {requiredKeys: []});
export const programme: fc.Arbitrary<RulesOf> = fc.record({
  rules: fc
    .array(fc.tuple(rule, replaces), {minLength: 1, maxLength: 4})
    .map(rules => rules.map(([one, link], place) => ({...one, ...link, id: `rule-${place}`}))),
  timeZone: fc.constantFrom(...ZONES),
});
export const person: fc.Arbitrary<Person> = fc.record({
  tags: fc.array(fc.record({name: fc.constant('VIP'), at: fc.integer({min: FROM, max: TO})}), {maxLength: 1}),
  tiers: fc.array(fc.record({name: fc.constant('Gold'), from: fc.integer({min: FROM, max: TO})}), {maxLength: 1}),
});
