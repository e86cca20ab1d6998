import {describe, expect, it} from 'vitest';
import {pageToken, stepAddress} from '#shared/loyalty/page-link';
import type {Sequence} from '#shared/model/reward';
import {pageLinksSchema} from '#shared/protocol/page';
import {NOON, pass, readFeed, send, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {DAY, did, fold, SITE, told, view} from '../own-site.ts';
import {ask, linkOf, open, PHONE, PLAN, somebody, withPage} from './own-page.ts';

useFixedWorld();

const TOUR: Sequence = {
  id: 'tour',
  name: 'Autumn tour',
  from: NOON - DAY,
  until: NOON + 30 * DAY,
  steps: [
    {id: 'one', name: 'Hello', page: '/tour/one', opensAt: NOON - DAY, points: 5},
    {id: 'two', name: 'The studio', page: '/tour/two', gives: 'A recipe & its story', opensAt: NOON - DAY, points: 5},
    {id: 'three', name: 'The end', page: '/tour/three', gives: 'A secret', opensAt: NOON + 3 * DAY, points: 5},
  ],
  points: 100,
};
const RULES = {origins: [SITE], pages: ['/tour/*'], columns: [], siteAsks: false};

async function withTour() {
  const workspace = await withPage({...PLAN, rules: [], sequences: [TOUR]});
  await workspace.call('/v1/tracking', {body: RULES});
  const links = pageLinksSchema.parse(await (await workspace.call('/v1/page')).json());
  const ada = await somebody(workspace, 'Ada Adler', 0);
  const step = (name: string, person: string | undefined = ada.id) =>
    `${stepAddress('', {gate: links.gate, sequence: 'tour', step: name})}${person === '' ? '' : `?p=${pageToken(links, person)}`}`;
  return {workspace, ada, step};
}

/** Where a link leads; the status of a page that leads nowhere. */
async function leadsTo(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await ask(path, {headers: {'user-agent': PHONE, ...headers}});
  return response.headers.get('location')?.replace(SITE, '') ?? String(response.status);
}

async function progress(workspace: TestWorkspace) {
  const {supporters} = await readFeed(workspace);
  return supporters.map(({account}) => account?.sequences?.map(({done}) => done));
}

describe('the gate of a sequence', () => {
  it('lets nobody jump over a step and everybody catch up, and counts each step once (T10, LOY-6, LOY-7, LOY-8, LOY-14, LOY-16)', async () => {
    const {workspace, ada, step} = await withTour();
    const own = `?regulars=${ada.id}`;
    // The second step is asked for first: it leads to the first one, which counts; then to the second.
    expect(await leadsTo(step('two'))).toBe(`/tour/one${own}`);
    expect(await leadsTo(step('two'))).toBe(`/tour/two${own}`);
    // Looked at again: nothing more counts.
    expect(await leadsTo(step('one'))).toBe('/tour/one');
    expect(await progress(workspace)).toEqual([[2]]);
    expect((await readFeed(workspace)).supporters[0]?.account?.balance).toBe(10);
    pass(4 * DAY);
    expect(await leadsTo(step('three'))).toBe(`/tour/three${own}`);
    expect(await progress(workspace)).toEqual([[3]]);
    expect((await readFeed(workspace)).supporters[0]?.account?.balance).toBe(115);
    expect(await leadsTo(step('three'))).toBe('/tour/three');
  });

  it('opens no step before its date and none after the sequence: a page says so kindly, and nobody lists it (LOY-10, LOY-86)', async () => {
    const {step} = await withTour();
    await leadsTo(step('one'));
    await leadsTo(step('two'));
    const {status, text, headers} = await open(step('three'));
    expect(status).toBe(200);
    expect(text).toContain('The next one, The end, opens on 4 March 2027.');
    expect(text).not.toContain('/tour/three');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    pass(31 * DAY);
    expect((await open(step('one'))).text).toContain('Nothing to see here yet');
  });

  it('leads whoever comes without a link of their own to the first page, and counts nothing', async () => {
    const {workspace, ada, step} = await withTour();
    for (const name of ['one', 'two', 'three', 'none']) expect(await leadsTo(step(name, ''))).toBe('/tour/one');
    expect(await leadsTo(step('two', '').concat('?p=', ada.id, '0'.repeat(32)))).toBe('/tour/one');
    expect(await progress(workspace)).toEqual([undefined]);
    expect(
      (await open(step('one').replace(/\/go\/[0-9a-f]{64}\.[0-9a-f]{4}/, found => `${found.slice(0, -4)}0000`))).status,
    ).toBe(404);
  });

  it('counts nothing for robots, for checks of links, and for whoever wants no score', async () => {
    const {workspace, ada, step} = await withTour();
    expect(await leadsTo(step('one'), {'user-agent': 'facebookexternalhit/1.1'})).toBe('200');
    expect((await ask(step('one'), {method: 'HEAD', headers: {'user-agent': PHONE}})).status).toBe(302);
    expect(await progress(workspace)).toEqual([undefined]);
    await send(workspace, {kind: 'unscore', supporter: ada.id});
    expect(await leadsTo(step('one'))).toBe('/tour/one');
    await send(workspace, {kind: 'score-again', supporter: ada.id});
    expect(await progress(workspace)).toEqual([undefined]);
  });

  it('asks first where the browser says that nobody is to follow it', async () => {
    const {workspace, ada, step} = await withTour();
    const no = {'sec-gpc': '1'};
    const {text} = await open(step('one'), no);
    expect(text).toContain('Count this step?');
    const without = /href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(await leadsTo(without, no)).toBe('/tour/one');
    expect(await progress(workspace)).toEqual([undefined]);
    const action = /action="([^"]+)"/.exec(text)?.[1] ?? '';
    const response = await ask(action, {method: 'POST', headers: {'user-agent': PHONE, ...no}});
    expect(response.headers.get('location')).toBe(`${SITE}/tour/one?regulars=${ada.id}`);
    expect(await progress(workspace)).toEqual([[1]]);
  });

  it('goes on from what tracking alone saw, and both together count once (LOY-15)', async () => {
    const {workspace, ada, step} = await withTour();
    const key = (await view(workspace)).key ?? '';
    await told(key, {person: ada.id, events: [did('visit', '/tour/one')]});
    await fold(workspace);
    expect(await leadsTo(step('one'))).toBe('/tour/one');
    expect(await leadsTo(step('two'))).toBe(`/tour/two?regulars=${ada.id}`);
    await told(key, {person: ada.id, events: [did('visit', '/tour/two')]});
    await fold(workspace);
    expect(await progress(workspace)).toEqual([[2]]);
    expect((await readFeed(workspace)).supporters[0]?.activity?.sums.map(({action, count}) => [action, count])).toEqual([
      ['visited', 2],
    ]);
    expect((await readFeed(workspace)).supporters[0]?.account?.balance).toBe(10);
  });

  it('is shown on the person’s own page with what the next step gives and the way to it, later ones not given away (LOY-9, LOY-10)', async () => {
    const {workspace, ada, step} = await withTour();
    const page = await linkOf(workspace, ada.id);
    await leadsTo(step('one'));
    const {text} = await open(page);
    for (const said of [
      'Autumn tour',
      '1 of 3',
      'next step: 5 points',
      'all steps: 100 points',
      '/tour/two?p=',
      'A recipe &amp; its story',
    ])
      expect(text).toContain(said);
    for (const kept of ['/tour/three', 'A secret']) expect(text).not.toContain(kept);
  });
});
