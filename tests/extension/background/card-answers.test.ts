import {describe, expect, it, vi} from 'vitest';
import type {Benefit} from '#shared/model/benefit';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {RecordFields} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import type {Current} from '../../../extension/background/context.ts';
import {speak} from '../../fixtures/i18n.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {page, ridNumber, supporter} from '../mirror/people.ts';
import {fakeChrome} from '../site-access/fake-chrome.ts';

const chrome = fakeChrome();
vi.stubGlobal('chrome', {...chrome, i18n: {getUILanguage: () => 'en'}});
await speak('en');
const {answerCandidates} = await import('../../../extension/background/answer-candidates.ts');
const {answerPerson} = await import('../../../extension/background/answer-person.ts');
const {answerRows} = await import('../../../extension/background/answer-rows.ts');
const {answerWhy} = await import('../../../extension/background/answer-why.ts');
const {findPeople} = await import('../../../extension/background/find-people.ts');
const {choicesOn, keepChoice} = await import('../../../extension/background/row-choices.ts');
const {rowChoices} = await import('../../../extension/settings.ts');

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;
const SITE = 'https://site.example';
const SHARED = {identifiers: ['email:office@example.org']};
const gold: RecordFields = {paid: true, vendorState: 'active', tiers: [{id: 't1', name: 'Gold'}]};

async function currentOf(people: readonly Supporter[]): Promise<Current> {
  const mirror = await freshMirror(() => NOW);
  await mirror.apply('server', page(0, people));
  const state = await mirror.read('server');
  const fixed = {session: null, home: 'server', programme: DEFAULT_PROGRAMME, files: new Map(), segments: new Map()} as const;
  return {mirror, state, ...fixed, now: NOW};
}

const office = () =>
  currentOf([
    supporter({number: 1, name: 'Ada Adler', email: 'office@example.org', fields: gold}),
    supporter({number: 2, name: 'Ben Berg', email: 'office@example.org'}),
    supporter({number: 3, name: 'Zoë Quill'}),
  ]);

describe('a row that could be several people', () => {
  it('names them with what tells them apart', async () => {
    expect(answerCandidates(await office(), SHARED)).toEqual([
      {id: ridNumber(1), name: 'Ada Adler', email: 'office@example.org', vendors: ['ghost'], score: 0},
      {id: ridNumber(2), name: 'Ben Berg', email: 'office@example.org', vendors: ['ghost'], score: 0},
    ]);
  });

  it('names five of them at most, also where the page shows the beginning of an address only', async () => {
    const people = Array.from({length: 8}, (_, n) => supporter({number: n + 1, email: `shop${n}@example.org`}));
    const found = answerCandidates(await currentOf(people), {identifiers: [], emailPrefix: 'Shop'});
    expect(found).toHaveLength(5);
  });

  it('is who the creator says it is, on this site, until they take it back', async () => {
    chrome.reset();
    const current = await office();
    const answer = async (origin: string) => {
      const choices = await choicesOn(origin);
      const [row] = answerRows(current, {rows: [SHARED], filter: 'kind:paid', isHidden: false, choices});
      return row;
    };
    expect(await answer(SITE)).toEqual({state: {kind: 'ambiguous'}, matches: false});
    await keepChoice(SITE, SHARED, ridNumber(1));
    expect(await answer(SITE)).toMatchObject({state: {kind: 'score'}, id: ridNumber(1), isChosen: true, matches: true});
    expect(await answer('https://other.example')).toEqual({state: {kind: 'ambiguous'}, matches: false});
    await keepChoice(SITE, SHARED, undefined);
    expect(await answer(SITE)).toEqual({state: {kind: 'ambiguous'}, matches: false});
  });

  it('could be several again when the chosen person is gone', async () => {
    chrome.reset();
    await keepChoice(SITE, SHARED, ridNumber(9));
    const [row] = answerRows(await office(), {
      rows: [SHARED],
      filter: undefined,
      isHidden: false,
      choices: await choicesOn(SITE),
    });
    expect(row).toEqual({state: {kind: 'ambiguous'}});
  });

  it('is remembered without what the page showed', async () => {
    chrome.reset();
    await keepChoice(SITE, SHARED, ridNumber(1));
    expect(JSON.stringify(await rowChoices.getValue())).not.toContain('office');
  });

  it('who is known for certain stays, whatever was chosen', async () => {
    chrome.reset();
    const row = {identifiers: ['ghost-member:site:3']};
    await keepChoice(SITE, row, ridNumber(1));
    const [answer] = answerRows(await office(), {
      rows: [row],
      filter: undefined,
      isHidden: false,
      choices: await choicesOn(SITE),
    });
    expect(answer?.id).toBe(ridNumber(3));
    expect(answer?.isChosen).toBeUndefined();
  });
});

describe('what a card is told', () => {
  it('has what is owed, why there is no access, and who could have said more (F17)', async () => {
    const mirror = await freshMirror(() => NOW);
    const declined = {...gold, lastChargeStatus: 'declined', lastChargeAt: NOW - 9 * DAY} as const;
    const tiers = [{id: 't1', name: 'Gold'}];
    const benefit: Benefit = {id: 'b1', name: 'Postcard', tiers, each: 'once', source: 'creator', rev: 1};
    const person = supporter({number: 1, fields: gold});
    const earned = [{tier: {id: 't1', name: 'Gold'}, from: '2026-09', to: '2026-10'}];
    const paying = {...person, records: person.records.map(record => ({...record, earned}))};
    const late = supporter({number: 2, fields: declined});
    const connection = {id: 'c1', vendor: 'mailchimp', label: 'List', state: 'idle', nextAt: null} as const;
    await mirror.apply('server', {
      epoch: 'epoch',
      items: [
        {kind: 'supporter', id: paying.id, seq: 1, doc: paying},
        {kind: 'supporter', id: late.id, seq: 2, doc: late},
        {kind: 'benefit', id: 'b1', seq: 3, doc: benefit},
        {kind: 'connection', id: 'c1', seq: 4, doc: {...connection, lastCompleteAt: null, records: 0, skipped: 0}},
      ],
      next: 4,
      head: 4,
    });
    const state = await mirror.read('server');
    const current = {...(await currentOf([])), mirror, state};
    const card = await answerPerson(current, paying.id, []);
    expect(card?.owed).toEqual([{benefit: 'b1', name: 'Postcard', month: null}]);
    expect(card?.access).toEqual({has: true});
    expect(card?.connected).toEqual(['mailchimp']);
    const other = await answerPerson(current, late.id, []);
    expect(other?.access).toMatchObject({has: false, why: 'declined', at: NOW - 9 * DAY});
    expect(other?.status.reasons.map(({because}) => because)).toEqual(['charge-declined']);
  });
});

describe('why somebody is in a list (F7)', () => {
  it('is said for each condition, with what the person has there and who said so', async () => {
    const current = await office();
    const answer = await answerWhy(current, {id: ridNumber(1), filter: 'tier:Gold newsletter:subscribed'});
    expect(answer?.isIn).toBe(false);
    expect(answer?.lines).toMatchObject([
      {text: 'tier:Gold', holds: true, depth: 0, value: 'Tier: Gold'},
      {text: 'newsletter:subscribed', holds: false, depth: 0, value: 'Newsletter: not on the list'},
    ]);
    expect(answer?.lines[0]?.said).toMatch(/^read from Ghost, /);
  });

  it('opens up what stands inside a condition', async () => {
    const answer = await answerWhy(await office(), {id: ridNumber(3), filter: '(tier:Gold or kind:none)'});
    expect(answer).toMatchObject({isIn: true, lines: [{depth: 0}, {text: 'tier:Gold', depth: 1}, {text: 'kind:none', depth: 1}]});
  });

  it('is not said of nobody, nor for a filter that cannot be read', async () => {
    const current = await office();
    expect(await answerWhy(current, {id: ridNumber(9), filter: 'tier:Gold'})).toBeUndefined();
    expect(await answerWhy(current, {id: ridNumber(1), filter: 'tier:'})).toBeUndefined();
  });
});

describe('whom a palette finds', () => {
  it('is found by name without accents, and nobody before something is typed', async () => {
    const current = await office();
    expect(findPeople(current, 'zoe').map(({name}) => name)).toEqual(['Zoë Quill']);
    expect(findPeople(current, ' ')).toEqual([]);
  });
});
