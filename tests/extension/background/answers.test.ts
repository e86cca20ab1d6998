import {describe, expect, it} from 'vitest';
import {namedFilters} from '#shared/filter/named-filters';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {RecordFields} from '#shared/model/record';
import {dayOf} from '#shared/model/time';
import {enqueue} from '../../../extension/api/outbox.ts';
import {answerCheck} from '../../../extension/background/answer-filters.ts';
import {answerPerson, scoreLines} from '../../../extension/background/answer-person.ts';
import {answerRows} from '../../../extension/background/answer-rows.ts';
import type {Current} from '../../../extension/background/context.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {speak} from '../../fixtures/i18n.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {page, ridNumber, supporter} from '../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const TODAY = dayOf(NOW);
const PAYING: RecordFields = {paid: true, vendorState: 'active'};

async function currentOf(mirror: Mirror): Promise<Current> {
  const state = await mirror.read('server');
  return {
    mirror,
    session: null,
    home: 'server',
    state,
    programme: DEFAULT_PROGRAMME,
    files: new Map(),
    segments: new Map(),
    now: NOW,
  };
}

async function filled(): Promise<Current> {
  const mirror = await freshMirror(() => NOW);
  await mirror.apply(
    'server',
    page(0, [
      supporter({number: 1, fields: PAYING}),
      supporter({number: 2, email: 'office@example.org'}),
      supporter({number: 3, email: 'office@example.org'}),
    ]),
  );
  return currentOf(mirror);
}

describe('the background’s answer to rows', () => {
  const rows = [
    {identifiers: ['ghost-member:site:1']},
    {identifiers: ['email:office@example.org']},
    {identifiers: ['email:nobody@example.org']},
    {identifiers: [], emailPrefix: 'P1@exam'},
  ];

  it('has one answer per row, in their order, with an id only where one person is meant', async () => {
    const answers = answerRows(await filled(), {rows, filter: undefined, isHidden: false});
    expect(answers.map(({state, id}) => [state.kind, id])).toEqual([
      ['score', ridNumber(1)],
      ['ambiguous', undefined],
      ['unknown', undefined],
      ['score', ridNumber(1)],
    ]);
    expect(answers.every(answer => !('matches' in answer))).toBe(true);
  });

  it('says who fits a filter, and that nobody fits one that does not parse', async () => {
    const current = await filled();
    const fits = (filter: string) => answerRows(current, {rows, filter, isHidden: false}).map(({matches}) => matches);
    expect(fits('kind:paid')).toEqual([true, false, false, true]);
    expect(fits('-kind:paid')).toEqual([false, false, false, false]);
    expect(fits('kind:')).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('says who is in a saved filter that another one names (ARM-90)', async () => {
    const current = {...(await filled()), segments: namedFilters([{name: 'Paying', filter: 'kind:paid'}])};
    const answers = answerRows(current, {rows, filter: 'in:paying', isHidden: false});
    expect(answers.map(({matches}) => matches)).toEqual([true, false, false, true]);
    expect(answerCheck(current, '-in:Paying')).toEqual({ok: true, count: 2});
    await speak('en');
    expect(answerCheck(current, 'in:Payin')).toMatchObject({ok: false, at: 3, message: expect.stringContaining('Paying')});
  });

  it('tells nothing while the creator hides everything', async () => {
    const answers = answerRows(await filled(), {rows, filter: 'kind:paid', isHidden: true});
    expect(answers).toEqual(rows.map(() => ({state: {kind: 'hidden'}})));
  });
});

describe('the background’s answer about a person', () => {
  it('adds up to the score, and calls not known what no vendor could tell (C44)', () => {
    const person = {...supporter({number: 1, fields: PAYING, v: Math.log2(100) + TODAY / 180})};
    const paid = {...person, points: [[TODAY, 'payments', 100]] satisfies [number, string, number][]};
    expect(scoreLines(paid, DEFAULT_PROGRAMME, NOW)).toEqual([
      {rule: 'payments', share: 50},
      {rule: 'newsletter', share: undefined},
    ]);
    const by = {record: 'ghost/site/member/1', source: 'api' as const, asOf: 0};
    expect(scoreLines({...paid, mail: {state: 'unsubscribed', by}}, DEFAULT_PROGRAMME, NOW)[1]).toEqual({
      rule: 'newsletter',
      share: 0,
    });
  });

  it('shows what waits in the outbox, and the tags in use, most used first', async () => {
    const tagged = (number: number, ...names: string[]) => ({
      ...supporter({number}),
      tags: names.map(name => ({name, records: [], own: true})),
    });
    const mirror = await freshMirror(() => NOW);
    await mirror.apply('server', page(0, [tagged(1, 'VIP'), tagged(2, 'Press', 'VIP'), tagged(3)]));
    await enqueue(mirror.database, {id: 'command-1', at: NOW, kind: 'note-add', supporter: ridNumber(1), text: 'soon'}, NOW);
    const card = await answerPerson(await currentOf(mirror), ridNumber(1), []);
    expect(card?.tagsInUse).toEqual(['VIP', 'Press']);
    expect(card?.supporter.notes.map(({text}) => text)).toEqual(['soon']);
    expect(await answerPerson(await currentOf(mirror), ridNumber(9), [])).toBeUndefined();
  });

  it('leads to where each vendor shows the person, in the folder of a blog that is switched on (SAL-25)', async () => {
    const ada = supporter({number: 1, also: [2, 3]});
    const keys = [`ghost/blog.example/member/${'a'.repeat(24)}`, 'patreon/1/user/7', 'mailchimp/list/member/7'];
    const records = ada.records.map((record, place) => ({...record, key: keys[place] ?? ''}));
    const mirror = await freshMirror(() => NOW);
    await mirror.apply('server', page(0, [{...ada, records}]));
    const site = {origin: 'https://blog.example', adapter: 'ghost', path: '/journal/ghost/'};
    const card = await answerPerson(await currentOf(mirror), ridNumber(1), [site]);
    expect(card?.links).toEqual([{record: keys[0], address: `https://blog.example/journal/ghost/#/members/${'a'.repeat(24)}`}]);
  });
});
