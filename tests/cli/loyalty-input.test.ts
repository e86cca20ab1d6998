import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {ROOT} from '../setup/root.ts';
import {readPeople} from './loyalty-input.ts';
import {readProgramme} from './programme-input.ts';
import {did} from './run-case.ts';

function read(programme: unknown, activities: unknown) {
  return [readProgramme(programme), readPeople(activities)];
}

describe('plain input of npm run loyalty', () => {
  const rule = {id: 'paid', action: 'paid', points: 10};
  it.each([
    ['a programme that is none', [], [], /^programme: not an object/],
    ['no rules', {}, [], /^programme\.rules: /],
    [
      'a rule with a field that nothing reads',
      {rules: [{...rule, pionts: 1}]},
      [],
      /^programme\.rules\[0\]\.pionts: nothing reads this field/,
    ],
    [
      'a field deeper down',
      {rules: [{...rule, when: {tier: ['Gold']}}]},
      [],
      /^programme\.rules\[0\]\.when\.tier: nothing reads/,
    ],
    ['an unknown action', {rules: [{...rule, action: 'breathed'}]}, [], /^programme\.rules\[0\]\.action: /],
    ['too many points', {rules: [{...rule, points: 1e7}]}, [], /^programme\.rules\[0\]\.points: /],
    ['a rule twice', {rules: [rule, rule]}, [], /^programme\.rules\[1\]\.id: "paid" is there twice/],
    [
      'a campaign that is not there',
      {rules: [{...rule, campaign: 'x'}]},
      [],
      /^programme\.rules\[0\]\.campaign: there is no campaign "x"/,
    ],
    [
      'a version of a rule that is not there',
      {rules: [{...rule, replaces: 'x'}]},
      [],
      /^programme\.rules\[0\]\.replaces: there is no rule "x"\.$/,
    ],
    [
      'versions in a circle',
      {
        rules: [
          {...rule, replaces: 'b'},
          {...rule, id: 'b', replaces: 'paid'},
        ],
      },
      [],
      /^programme\.rules\[1\]\.replaces: "paid" goes back to this rule\.$/,
    ],
    [
      'a version of a rule for another action',
      {rules: [rule, {...rule, id: 'b', action: 'bought', replaces: 'paid'}]},
      [],
      /^programme\.rules\[1\]\.replaces: "paid" counts another action\.$/,
    ],
    ['no date', {rules: [{...rule, from: 'soon'}]}, [], /^programme\.rules\[0\]\.from: "soon" is no date/],
    ['an unknown time zone', {rules: [rule], timeZone: 'Mars'}, [], /^programme\.timeZone: "Mars" is no time zone/],
    ['no person', {rules: [rule]}, [{channel: 'site', action: 'paid', at: '2026-01-01'}], /^activities\[0\]\.person: /],
    [
      'a day that is not there',
      {rules: [rule]},
      [did('a', 'paid', '2026-02-30')],
      /^activities\[0\]\.at: "2026-02-30" is no date/,
    ],
    [
      'a date in another form',
      {rules: [rule]},
      [did('a', 'paid', '01/02/2026')],
      /^activities\[0\]\.at: "01\/02\/2026" is no date/,
    ],
    [
      'a field that nothing reads',
      {rules: [rule]},
      [did('a', 'paid', '2026-01-01', {ammount: 1})],
      /^activities\[0\]\.ammount: nothing/,
    ],
    ['half a unit', {rules: [rule]}, [did('a', 'paid', '2026-01-01', {units: 0.5})], /^activities\[0\]\.units: /],
    [
      'an amount without a currency',
      {rules: [rule]},
      [did('a', 'paid', '2026-01-01', {amount: {minorUnits: 1}})],
      /amount\.currency: /,
    ],
    [
      'something undone without a key',
      {rules: [rule]},
      [did('a', 'paid', '2026-01-01', {undone: true})],
      /^activities\[0\]\.key: /,
    ],
    ['activities that are no list', {rules: [rule]}, {activities: {}}, /^the file\.activities: /],
    [
      'seconds',
      {rules: [rule]},
      [did('a', 'paid', '2026-01-01', {at: 1793491200})],
      /no date: milliseconds are meant, not seconds/,
    ],
    [
      'something taken back before it was done',
      {rules: [rule]},
      [did('a', 'paid', '2026-01-02', {undoneAt: '2026-01-01'})],
      /^activities\[0\]\.undoneAt: /,
    ],
    ['one person as two', {rules: [rule]}, {merges: [{people: ['a']}]}, /^merges\[0\]\.people: /],
    ['a grant without points', {rules: [rule]}, {activities: [], grants: [{person: 'a', at: 0}]}, /^grants\[0\]\.points: /],
    [
      'a person twice',
      {rules: [rule]},
      {activities: [], people: [{person: 'a', name: 'A'}, {person: 'a'}]},
      /^people\[1\]\.person: "a" is there twice/,
    ],
  ])('refuses %s and says where', (_, programme, activities, message) => {
    expect(() => read(programme, activities)).toThrow(message);
  });

  it('exits with 2 and one sentence where something is wrong, and prints JSON where nothing is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-loyalty-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const call = (...args: string[]) =>
      spawnSync(process.execPath, ['tests/cli/loyalty.ts', ...args], {cwd: ROOT, encoding: 'utf8'});
    try {
      const programme = file('programme.json', JSON.stringify({rules: [rule]}));
      const good = file('good.json', JSON.stringify([did('ada', 'paid', '2026-01-05')]));
      const printed = call('--programme', programme, '--activities', good, '--now', '2026-02-01');
      expect(JSON.parse(printed.stdout)).toMatchObject({now: '2026-02-01T00:00:00.000Z', people: [{person: 'ada', balance: 10}]});
      const wrong = call('--programme', programme, '--activities', file('bad.json', '[\n{"person": }]'));
      expect([wrong.status, wrong.stdout]).toEqual([2, '']);
      expect(wrong.stderr).toMatch(/bad\.json is not JSON: .*person/s);
    } finally {
      rmSync(folder, {recursive: true});
    }
  }, 60_000);
});
