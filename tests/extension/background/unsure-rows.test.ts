import {beforeEach, describe, expect, it, vi} from 'vitest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Current} from '../../../extension/background/context.ts';
import type {RowIdentity} from '../../../extension/messages.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {page, ridNumber, supporter} from '../mirror/people.ts';
import {fakeChrome} from '../site-access/fake-chrome.ts';

const chrome = fakeChrome();
vi.stubGlobal('chrome', chrome);
const {answerCandidates} = await import('../../../extension/background/answer-candidates.ts');
const {answerRows} = await import('../../../extension/background/answer-rows.ts');
const {choicesOn, keepChoice} = await import('../../../extension/background/row-choices.ts');

const NOW = Date.UTC(2026, 10, 20, 12);
const SITE = 'https://ko-fi.com';

async function current(): Promise<Current> {
  const mirror = await freshMirror(() => NOW);
  await mirror.apply(
    'server',
    page(0, [
      supporter({number: 1, name: 'Zoé Adler', email: 'zoe@example.org'}),
      supporter({number: 2, name: 'Ben Berg', email: 'ben@example.org'}),
      supporter({number: 3, name: 'Ben Berg', email: 'ben.berg@example.org'}),
    ]),
  );
  const fixed = {session: null, home: 'server', programme: DEFAULT_PROGRAMME, files: new Map(), segments: new Map()} as const;
  return {mirror, state: await mirror.read('server'), ...fixed, now: NOW};
}

async function answer(row: RowIdentity) {
  const choices = await choicesOn(SITE);
  const [answered] = answerRows(await current(), {rows: [row], filter: 'kind:paid', isHidden: false, choices});
  return answered;
}

describe('a row that is not sure who it is', () => {
  beforeEach(() => chrome.reset());

  it('and prints a name alone is asked about, however many bear it: a name never identifies', async () => {
    expect(await answer({identifiers: [], name: 'Ben Berg'})).toMatchObject({state: {kind: 'ambiguous'}});
    expect(await answer({identifiers: [], name: 'zoe ADLER'})).toMatchObject({state: {kind: 'ambiguous'}});
    expect(await answer({identifiers: [], name: 'Zoé'})).toMatchObject({state: {kind: 'unknown'}});
    expect(await answer({identifiers: [], name: ' '})).toMatchObject({state: {kind: 'unknown'}});
  });

  it('offers everybody of that name to choose from, and keeps the choice for this name alone', async () => {
    const named = {identifiers: [], name: 'Ben Berg'};
    expect(answerCandidates(await current(), named).map(({id}) => id)).toEqual([ridNumber(2), ridNumber(3)]);
    await keepChoice(SITE, named, ridNumber(3));
    expect(await answer(named)).toMatchObject({id: ridNumber(3), isChosen: true});
    expect(await answer({identifiers: [], name: 'Zoé Adler'})).toMatchObject({state: {kind: 'ambiguous'}});
  });

  it('because the page hides it says so, and nobody is guessed (ARM-22)', async () => {
    const hidden = {identifiers: [], masked: true};
    expect(await answer(hidden)).toEqual({state: {kind: 'masked'}, matches: false});
    expect(answerCandidates(await current(), hidden)).toEqual([]);
  });

  it('because its keys contradict each other is nobody, unless both are the same person’s', async () => {
    const two = (...identifiers: string[]) => ({identifiers, conflict: true});
    expect(await answer(two('email:ben@example.org', 'email:zoe@example.org'))).toMatchObject({state: {kind: 'ambiguous'}});
    expect(await answer(two('email:ben@example.org', 'email:nobody@example.org'))).toMatchObject({state: {kind: 'ambiguous'}});
    expect(await answer(two('email:ben@example.org', 'ghost-member:site:2'))).toMatchObject({id: ridNumber(2)});
  });
});
