import {describe, expect, it, vi} from 'vitest';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {RecordFields} from '#shared/model/record';
import type {Segment} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import type {Snapshot} from '../../../../extension/views/data/snapshot.ts';
import {speak} from '../../../fixtures/i18n.ts';
import {freshMirror} from '../../mirror/fresh-mirror.ts';
import {page, ridNumber, supporter} from '../../mirror/people.ts';
import {fakeChrome} from '../../site-access/fake-chrome.ts';

vi.stubGlobal('chrome', fakeChrome());
await speak('en');
const saved = await import('../../../../extension/views/data/saved-filters.ts');
const {keptFilter, shownSegment} = await import('../../../../extension/views/segment-name.ts');
const {whyOf} = await import('../../../../extension/views/data/why.ts');

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;

const segment = (name: string, filter: string, more: Partial<Segment> = {}): Segment => ({
  ...{id: name, name, filter, position: 0, rev: 1},
  ...more,
});

async function snapshotOf(people: readonly Supporter[], segments: readonly Segment[]): Promise<Snapshot> {
  const mirror = await freshMirror(() => NOW);
  await mirror.apply('server', page(0, people));
  const state = await mirror.read('server');
  return {mirror, state, home: 'server', programme: DEFAULT_PROGRAMME, segments, now: NOW} as unknown as Snapshot;
}

const gold: RecordFields = {tiers: [{id: 't1', name: 'Gold'}], paid: true};
const person = (number: number, fields: RecordFields, asOf = NOW - 3 * DAY) =>
  supporter({number, name: `Person ${number}`, fields, source: 'file', asOf});

describe('saved filters that name one another', () => {
  const segments = [
    segment('VIPs', 'tier:Gold'),
    segment('Late', 'in:vips state:declined'),
    segment('Both', '(in:VIPs or in:Late) -tag:x'),
    segment('Alone', 'tag:vip'),
  ];

  it('follow a new name, wherever they name it (ARM-88, C21)', async () => {
    const snapshot = await snapshotOf([], segments);
    const [vips] = segments;
    if (vips === undefined) throw new Error('no filter');
    expect(saved.namedBy(snapshot, vips).map(({name}) => name)).toEqual(['Late', 'Both']);
    expect(saved.renamedWith(snapshot, vips, 'Best of all').map(({id, filter}) => [id, filter])).toEqual([
      ['Late', 'in:"Best of all" state:declined'],
      ['Both', '(in:"Best of all" or in:Late) -tag:x'],
    ]);
    expect(saved.renamedWith(snapshot, vips, 'VIPs')).toEqual([]);
  });

  it('are written out in the line that is copied, so that it means the same elsewhere (F6)', async () => {
    const snapshot = await snapshotOf([], segments);
    const line = saved.portable(snapshot, 'in:Both score:>50');
    expect(line).toBe('((tier:Gold or (tier:Gold state:declined)) -tag:x) score:>50');
    expect(parseFilter(line).ok).toBe(true);
    expect(saved.portable(snapshot, 'teir:x')).toBe('teir:x');
  });
});

describe('a saved filter that names one of ours', () => {
  it('is kept by its key, and shown in each language (C21)', async () => {
    const kept = keptFilter('in:"most loyal" -in:Declined tag:"x y"');
    expect(kept).toBe('in:starter.most-loyal -in:starter.declined tag:"x y"');
    expect(shownSegment(segment('starter.leaving', kept))).toMatchObject({
      ...{name: 'Leaving', filter: 'in:"Most loyal" -in:Declined tag:"x y"'},
    });
    await speak('fr');
    expect(shownSegment(segment('Mine', kept)).filter).toBe('in:"Les plus fidèles" -in:"Paiement refusé" tag:"x y"');
    await speak('en');
    expect(keptFilter('in:VIPs  tag:x')).toBe('in:VIPs  tag:x');
    expect(keptFilter('teir:x in:Declined')).toBe('teir:x in:Declined');
  });
});

describe('the order of saved filters', () => {
  const segments = ['a', 'b', 'c'].map((name, position) => segment(name, 'x', {position}));

  it('changes with two of them, and never past an end (ARM-89)', () => {
    expect(saved.movedBy(segments, 'c', -1).map(({id, position}) => [id, position])).toEqual([
      ['c', 1],
      ['b', 2],
    ]);
    expect(saved.movedBy(segments, 'a', -1)).toEqual([]);
    expect(saved.movedBy(segments, 'c', 1)).toEqual([]);
  });

  it('is put right where two of them have one place', () => {
    const same = ['a', 'b', 'c'].map(name => segment(name, 'x', {position: 0}));
    expect(saved.movedBy(same, 'a', 1).map(({id, position}) => [id, position])).toEqual([
      ['a', 1],
      ['c', 2],
    ]);
  });
});

describe('people by hand', () => {
  it('are counted with the filter, named, and taken back under any rid that they hold (C23)', async () => {
    const other = {...person(2, {tiers: [{id: 't2', name: 'Silver'}], paid: true})};
    const [anchor] = other.records;
    if (anchor === undefined) throw new Error('no record');
    const merged = {...other, records: [anchor, {...anchor, key: 'ghost/site/member/9', rid: ridNumber(9)}]};
    const vips = segment('VIPs', 'tier:Gold');
    const snapshot = await snapshotOf([person(1, gold), merged], [vips]);
    const withTwo = saved.withHand(snapshot, vips, ridNumber(9), 'in');
    expect(withTwo.include).toEqual([ridNumber(2)]);
    expect(saved.checkSaved(snapshot, 'tier:Gold', withTwo)).toMatchObject({ok: true, count: 2});
    expect(saved.handOf(snapshot, {...vips, include: [ridNumber(9)]}, ridNumber(2))).toBe('in');
    expect(saved.byHand(snapshot, withTwo)).toEqual([{rid: ridNumber(2), name: 'Person 2', isIn: true}]);
    const turned = saved.withHand(snapshot, {...vips, include: [ridNumber(9)]}, ridNumber(2), 'out');
    expect(turned).toEqual({...vips, exclude: [ridNumber(2)]});
    expect(saved.withHand(snapshot, turned, ridNumber(2), undefined)).toEqual(vips);
    expect(saved.byHand(snapshot, {...vips, exclude: [ridNumber(77)]})).toEqual([{rid: ridNumber(77), name: '', isIn: false}]);
  });
});

describe('a tier that was renamed', () => {
  it('is told of quietly, and the filter is edited with the new name (ARM-79)', async () => {
    const vips = segment('VIPs', 'tier:Silver', {bindings: {tier: {silver: ['t1']}}});
    const snapshot = await snapshotOf([person(1, gold)], [vips]);
    expect(saved.renamedIn(snapshot, vips)).toEqual([{field: 'tier', was: 'Silver', now: ['Gold']}]);
    expect(saved.textToEdit(snapshot, vips)).toBe('tier:Gold');
    expect(saved.withBindings(snapshot, segment('VIPs', 'tier:gold')).bindings).toEqual({tier: {gold: ['t1']}});
    expect(saved.withBindings(snapshot, {...vips, filter: 'tag:x'}).bindings).toBeUndefined();
  });
});

describe('why somebody is in a list or not', () => {
  async function why(text: string) {
    const one = {...person(1, {...gold, pledge: {minorUnits: 500, currency: 'EUR'}}), v: null};
    const snapshot = await snapshotOf([one], [segment('VIPs', 'tier:Gold -tag:x')]);
    const parsed = parseFilter(text);
    if (!parsed.ok) throw new Error(parsed.problem.code);
    return whyOf(snapshot, one, parsed.tree);
  }
  const file = {record: 'ghost/site/member/1', source: 'file', asOf: NOW - 3 * DAY};

  it('tells for each condition whether it holds, the value, its source and its age (F7)', async () => {
    const found = await why('tier:Gold pledge:>10 -note:*');
    expect(found).toMatchObject({holds: false, join: 'and'});
    expect(found?.parts).toMatchObject([
      {text: 'tier:Gold', holds: true, value: ['Gold'], said: [file]},
      {text: 'pledge:>10', holds: false, value: [{amount: 5, currency: 'EUR'}], said: [file]},
      {text: '-note:*', holds: true, value: [], said: []},
    ]);
  });

  it('opens saved filters and groups, and says from what a status is worked out (F7)', async () => {
    const found = await why('in:VIPs -(state:declined or score:>50)');
    expect(found?.parts).toMatchObject([
      {text: 'in:VIPs', holds: true, join: 'segment', parts: [{parts: [{text: 'tier:Gold'}, {text: '-tag:x', holds: true}]}]},
      {
        holds: true,
        join: 'not',
        parts: [{join: 'or', parts: [{text: 'state:declined', holds: false, value: ['active'], derivedFrom: file}, {value: 0}]}],
      },
    ]);
  });

  it('counts the rows of a table (F7)', async () => {
    expect(await why('order[product:sticker]')).toMatchObject({holds: false, rows: {holding: 0, all: 0}, parts: []});
  });
});
