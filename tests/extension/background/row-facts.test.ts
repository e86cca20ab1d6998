import {beforeAll, describe, expect, it, vi} from 'vitest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Current} from '../../../extension/background/context.ts';
import {speak} from '../../fixtures/i18n.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {page, supporter} from '../mirror/people.ts';

vi.stubGlobal('chrome', {runtime: {id: 'regulars'}, i18n: {getUILanguage: () => 'en'}});
const {answerRows} = await import('../../../extension/background/answer-rows.ts');
const {factFields, factReader} = await import('../../../extension/background/row-facts.ts');
const NOW = Date.UTC(2026, 10, 20, 12);
const ROWS = [{identifiers: ['ghost-member:site:1']}, {identifiers: ['ghost-member:site:2']}, {identifiers: ['email:x@y.org']}];

async function current(): Promise<Current> {
  const mirror = await freshMirror(() => NOW);
  const tiers = [{name: 'Gold'}];
  const people = [
    supporter({number: 1, fields: {paid: true, vendorState: 'active', tiers, joinedAt: Date.UTC(2026, 8, 20, 12)}}),
    supporter({number: 2}),
  ];
  await mirror.apply('server', page(0, people));
  const state = await mirror.read('server');
  const rest = {session: null, home: 'server', programme: DEFAULT_PROGRAMME, files: new Map(), segments: new Map()} as const;
  return {mirror, state, now: NOW, ...rest};
}

describe('what stands beside the score', () => {
  beforeAll(() => speak('en'));

  it('is in the words of our own lists, one for each chosen column in its order, and only for people (F10)', async () => {
    const moment = await current();
    const facts = factReader(moment, ['tier', 'joined']);
    const answers = answerRows(moment, {rows: ROWS, filter: undefined, isHidden: false, facts});
    expect(answers.map(answer => answer.facts?.map(({text}) => text))).toEqual([['Gold', '2 mo. ago'], ['', ''], undefined]);
    expect(answers[0]?.facts?.map(({name}) => name)).toEqual(['Tier', 'Joined']);
  });

  it('says the status as our own lists do', async () => {
    const moment = await current();
    const read = factReader(moment, ['state']);
    const answers = answerRows(moment, {rows: ROWS.slice(0, 2), filter: undefined, isHidden: false, facts: read});
    expect(answers.map(answer => answer.facts?.[0]?.text)).toEqual(['active', 'no membership']);
  });

  it('keeps the place of a column that there is no more, and says nothing there', async () => {
    const moment = await current();
    const facts = factReader(moment, ['custom.gone', 'tier']);
    const [answer] = answerRows(moment, {rows: ROWS, filter: undefined, isHidden: false, facts});
    expect(answer?.facts?.map(({text}) => text)).toEqual(['', 'Gold']);
  });

  it('is nothing while everything is hidden, and without a choice', async () => {
    const moment = await current();
    const facts = factReader(moment, ['tier']);
    expect(answerRows(moment, {rows: ROWS, filter: undefined, isHidden: true, facts})[0]).toEqual({state: {kind: 'hidden'}});
    expect(answerRows(moment, {rows: ROWS, filter: undefined, isHidden: false})[0]).not.toHaveProperty('facts');
  });

  it('can be every column of our own lists but the score', async () => {
    const fields = factFields(await current());
    expect(fields.find(({name}) => name === 'newsletter')?.label).toBe('Newsletter');
    expect(fields.map(({name}) => name)).toEqual(expect.arrayContaining(['tag', 'tenure', 'tier']));
    expect(fields.map(({name}) => name)).not.toContain('score');
  });
});
