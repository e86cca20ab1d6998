import nql from '@tryghost/nql';
import {describe, expect, it} from 'vitest';
import {namesNow} from '#shared/filter/names-now';
import {printFilter} from '#shared/filter/print';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import type {Reading} from '#shared/model/record';
import {translateForGhost} from '../../../../extension/dashboards/native-filter/ghost.ts';
import {membershipFields} from '../../../../worker/connectors/ghost-membership.ts';
import {memberObject, memberRow} from '../../../fakes/ghost-members.ts';
import {parseNql} from '../../../fakes/nql.ts';
import {Community} from '../../../fixtures/community.ts';
import {drawWorld, type GhostPerson, WORLD_ENDS} from '../../../fixtures/people.ts';
import {randomOf} from '../../../fixtures/random.ts';

const NOW = WORLD_ENDS + 3_600_000;
const members = drawWorld({members: 400}).ghost.map((member, index) => ({...member, emailDisabled: index % 40 === 7}));
const community = new Community({now: NOW, readings: members.map(readingOf)});
const names = namesNow(community.columns);

type Printed = {
  created_at: string;
  email_open_rate: number | null;
  tiers: Parameters<typeof membershipFields>[0]['tiers'];
  subscriptions: Parameters<typeof membershipFields>[0]['subscriptions'];
};

/** As the connector reads a member: here the vendor's filter is compared, not the connector. */
function readingOf(member: GhostPerson & {emailDisabled: boolean}): Reading {
  const printed = memberObject(member, {url: '', include: ['labels', 'tiers', 'newsletters']}) as Printed;
  const {tiers, subscriptions} = printed;
  const mailState = member.emailDisabled ? 'cleaned' : member.newsletters.length > 0 ? 'subscribed' : 'unsubscribed';
  return {
    key: `ghost/blog.example/member/${member.id}`,
    source: 'api',
    asOf: member.updatedAt,
    identifiers: [{type: 'email', value: member.email, strength: 'strong'}],
    fields: {
      name: member.email,
      email: member.email,
      joinedAt: Date.parse(printed.created_at),
      labels: member.labels,
      mailState,
      ...(printed.email_open_rate === null ? {} : {openRate: printed.email_open_rate / 100}),
      ...membershipFields({status: member.status, updatedAt: member.updatedAt, subscriptions, tiers}),
    },
  };
}

function treeOf(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.code}`);
  return parsed.tree;
}

function translate(text: string, segments = new Map<string, {tree: Filter}>()) {
  const found = translateForGhost(treeOf(text), {now: NOW, zone: 'UTC', names, segments});
  const filter = found.hash === undefined ? '' : decodeURIComponent(found.hash.replace('#/members?filter=', ''));
  return {...found, filter, asked: printFilter({kind: 'and', parts: found.carried}), left: found.left.map(printFilter)};
}

/** E-mails of the members whom Ghost would show. */
function shown(filter: string): string[] {
  const test = filter === '' ? () => true : parseNql(filter);
  return members
    .filter(member => test(memberRow(member)))
    .map(({email}) => email)
    .sort();
}

const CONDITIONS = [
  ...['kind:paid state:active', 'kind:paid state:(active, declined)', 'kind:paid state:declined', 'state:declined', 'kind:free'],
  ...[
    '-kind:paid',
    'state:cancelled',
    '(kind:free or state:cancelled)',
    'tag:VIP',
    'tag:("Wave 1", Press)',
    '-tag:vip',
    'tier:Gold',
  ],
  ...[
    'tier:(gold, silver)',
    'newsletter:subscribed',
    '-newsletter:subscribed',
    'newsletter:(cleaned, complained)',
    'open-rate:>50',
  ],
  ...[
    'open-rate:>=33',
    'open-rate:<20.5',
    'open-rate:<=20',
    'open-rate:40..60',
    'open-rate:50',
    'flag:complimentary',
    'cadence:12',
  ],
  ...['cadence:1', 'email:an', '-email:an', 'email:*example.org', 'email:a*', 'source:ghost'],
];
const DATES = ['joined:<30d', 'joined:2026', 'joined:this-month', 'joined:>1y', 'pledge-start:<90d', 'next-charge:<in-7d'];
const NOT_ASKED = [
  'score:>10',
  'points:>5',
  '-flag:complimentary',
  '(tag:vip or newsletter:subscribed)',
  'tag:*',
  '"ada"',
  'kind:paid',
  'state:active',
];

describe('a filter in Ghost’s own language', () => {
  it.each(CONDITIONS)('shows in Ghost whom we find: %s (C20)', condition => {
    const {filter, left, isByDay} = translate(condition);
    expect({left, isByDay}).toEqual({left: [], isByDay: false});
    expect(shown(filter)).toEqual(community.found(condition));
  });

  it.each(DATES)('shows in Ghost whom we find and perhaps the rest of their days: %s', condition => {
    const {filter, left, isByDay} = translate(condition);
    expect({left, isByDay}).toEqual({left: [], isByDay: true});
    const ghosts = shown(filter);
    for (const person of community.found(condition)) expect(ghosts).toContain(person);
    expect(ghosts.length).toBeLessThan(members.length);
  });

  it.each(NOT_ASKED)('says that Ghost cannot ask for %s (C20)', condition => {
    const {hash, left} = translate(condition);
    expect(hash).toBeUndefined();
    expect(left).toEqual([printFilter(treeOf(condition))]);
  });

  it('carries what it can of conditions that all hold, and shows nobody less for what it leaves (C20)', () => {
    const random = randomOf(7, 'ghost');
    const pick = (from: readonly string[]) => from[random.int(from.length)] ?? '';
    let partly = 0;
    for (let turn = 0; turn < 300; turn++) {
      const some = [
        ...Array.from({length: 1 + random.int(3)}, () => pick(CONDITIONS)),
        ...(random.chance(0.5) ? [pick(NOT_ASKED)] : []),
      ];
      const text = some.join(' ');
      const {filter, carried, asked, left} = translate(text);
      const [ghosts, ours] = [new Set(shown(filter)), community.found(text)];
      expect(
        ours.filter(person => !ghosts.has(person)),
        text,
      ).toEqual([]);
      if (carried.length > 0) expect([...ghosts].sort(), text).toEqual(community.found(asked));
      if (left.length > 0 && carried.length > 0) partly += 1;
      // Ghost's own parser reads it too.
      if (filter !== '') nql(filter).queryJSON({});
    }
    expect(partly).toBeGreaterThan(50);
  });

  it('never writes "or" between fields: Ghost’s list would show everyone', () => {
    expect(translate('(tag:vip or tag:press) kind:free').left).toEqual(['tag:vip or tag:press']);
    expect(translate('-(tag:vip kind:free)').hash).toBeUndefined();
  });

  it('looks into saved filters that others name, but not into those with people put in by hand', () => {
    const segments = new Map([
      ['vips', {tree: treeOf('tag:vip score:>50')}],
      ['chosen', {tree: treeOf('tag:vip'), byHand: {included: [1], excluded: []}}],
      ['round', {tree: {kind: 'segment' as const, name: 'round'}}],
    ]);
    expect(translate('in:VIPs kind:free', segments)).toMatchObject({
      filter: 'label:[vip]+status:free+subscriptions.status:-canceled',
      left: ['score:>50'],
    });
    expect(translate('in:chosen', segments).left).toEqual(['in:chosen']);
    expect(translate('in:round', segments).left).toEqual(['in:round']);
    expect(translate('in:gone', segments).left).toEqual(['in:gone']);
  });

  it.each([
    ['email', `x'+status:paid`],
    ['email', `x'),status:paid,(email:'`],
    ['name', `a\\' or`],
    ['name', 'a"b'],
    ['tag', `vip],status:paid,label:[x`],
    ['tag', 'Überraschung'],
    ['tag', 'null]'],
  ])('carries no text that could be read as anything else: %s %s', (field, value) => {
    const tree: Filter = {kind: 'test', field, test: {op: 'is', values: [value]}};
    expect(translateForGhost(tree, {now: NOW, zone: 'UTC', names, segments: new Map()})).toMatchObject({
      hash: undefined,
      left: [tree],
    });
  });

  it('keeps an apostrophe within its text', () => {
    const {filter} = translate(`name:"O'Brien"`);
    expect(filter).toBe(`name:~'O\\'Brien'`);
    expect(parseNql(filter)({name: ["Pat O'Brien"]})).toBe(true);
  });

  it('asks for no tier of another vendor', () => {
    const other = new Map([['tier', new Map([['1234567', 'Gold']])]]);
    expect(
      translateForGhost(treeOf('tier:Gold'), {now: NOW, zone: 'UTC', names: other, segments: new Map()}).hash,
    ).toBeUndefined();
  });
});
