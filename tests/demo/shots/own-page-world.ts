import type {Page} from '@playwright/test';
import {pageAddress, pageToken} from '#shared/loyalty/page-link';
import type {Programme, ProgrammePlan} from '#shared/model/programme';
import {commandsResponseSchema} from '#shared/protocol/command-results';
import {pageLinksSchema} from '#shared/protocol/page';
import type {WorkspaceClient} from '../workspace-client.ts';

const DAY = 86_400_000;

/** A browser that a person holds: what drives itself is led nowhere. */
export const PHONE = 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile';

/** A programme as a creator would have it, with something of everything that a supporter can see. */
function planAt(now: number): ProgrammePlan {
  return {
    rules: [
      {id: 'paid', name: 'Every month that you are a member', action: 'paid', points: 10},
      {id: 'comment', channel: 'ghost', action: 'commented', points: 5, caps: [{per: 'day', points: 10}]},
      {
        id: 'bought',
        channel: 'gumroad',
        action: 'bought',
        points: 40,
        when: {subjects: ['Blue mug', 'Field guide']},
        pendingDays: 14,
      },
      {
        id: 'tenure',
        channel: 'patreon',
        action: 'paid',
        points: 150,
        tenure: {months: 12},
        when: {amount: {minorUnits: 500, currency: 'EUR'}},
      },
      {id: 'event', channel: 'offline', action: 'redeemed', points: 25, when: {subjects: ['AUTUMN']}, first: true},
    ],
    halfLifeDays: 180,
    levels: [
      {id: 'friend', name: 'Friend', from: 0},
      {
        id: 'silver',
        name: 'Silver',
        from: 100,
        benefits: ['New chapters a day before everybody else', 'A voice in what is drawn next'],
      },
      {id: 'gold', name: 'Gold', from: 400},
    ],
    badges: [
      {id: 'first', name: 'First steps', text: 'Ten points', for: {kind: 'points', points: 10}, picture: 'star'},
      {id: 'silver', name: 'Silver crew', for: {kind: 'level', level: 'silver'}},
      {
        id: 'talker',
        name: 'Talker',
        text: 'Ten comments',
        for: {kind: 'count', channel: 'ghost', action: 'commented', times: 10},
      },
      {id: 'owl', name: 'Night owl', hidden: true, for: {kind: 'hand'}, picture: 'star'},
    ],
    rewards: [
      {
        id: 'off',
        name: 'Ten per cent off',
        kind: 'discount',
        cost: 50,
        secret: 'INK-4711',
        text: 'For anything in the shop',
        each: 2,
      },
      {id: 'mug', name: 'Blue mug', kind: 'product', cost: 120, stock: 3},
      {id: 'print', name: 'Signed print', kind: 'product', cost: 300, level: 'gold'},
    ],
    sequences: [
      {
        id: 'tour',
        name: 'The making of chapter seven',
        from: now - 10 * DAY,
        until: now + 20 * DAY,
        steps: [
          {id: 'one', name: 'Sketches', page: 'https://ink.example/tour/sketches', opensAt: now - 10 * DAY, points: 5},
          {id: 'two', name: 'Inks', page: 'https://ink.example/tour/inks', opensAt: now - 3 * DAY, points: 5},
          {id: 'three', name: 'Colours', page: 'https://ink.example/tour/colours', opensAt: now + 4 * DAY, points: 5},
        ],
        points: 50,
        cost: {minorUnits: 18_000, currency: 'EUR'},
      },
    ],
    page: {name: 'Ink & Paper', colour: '#c2410c', rank: true, logo: 'star'},
  };
}

/** What a set-up script and the page's own links need of one person. */
export type OwnPageWorld = {readonly address: string; readonly step: (name: string) => string};

/** Puts the programme into a workspace, with two people and what one of them did. @returns where that one's page is */
export async function fillOwnPage(client: WorkspaceClient, png: string): Promise<OwnPageWorld> {
  const now = Date.now();
  const people = [
    ['ada', 'Ada Adler'],
    ['bea', 'Bea Braun'],
  ].map(([id, name]) => ({
    ...{key: `ghost/ink.example/member/${id}`, source: 'file' as const, asOf: now, identifiers: []},
    fields: {name, email: `${id}@adler.example`},
  }));
  await client.importReadings('people', people);
  const {supporters, changes} = await client.everything();
  const [ada = '', bea = ''] = people.map(({key}) => supporters.find(({records}) => records[0]?.key === key)?.id);
  const held = changes.find(({kind}) => kind === 'programme')?.doc as Programme | undefined;
  const give = (supporter: string, points: number, badge?: string) => ({kind: 'grant', supporter, points, reason: 'demo', badge});
  await command(client, {kind: 'picture-put', picture: {id: 'star', png, rev: 0}});
  await command(client, {kind: 'programme-put', plan: {...planAt(now), rev: held?.rev ?? 0}});
  await command(client, give(ada, 185, 'owl'));
  await command(client, give(bea, 240));
  await command(client, {kind: 'redeem', supporter: ada, reward: 'off'});
  const answer = await fetch(`${client.url}/v1/page`, {headers: {authorization: `Bearer ${client.token}`}});
  const links = pageLinksSchema.parse(await answer.json());
  const token = pageToken(links, ada);
  return {
    address: pageAddress(client.url, links.workspace, token),
    step: name => `${client.url}/go/${links.gate}/tour/${name}?p=${token}`,
  };
}

/** Goes to the first two steps by the person's own links, as their browser does. */
export async function walkTour({step}: OwnPageWorld): Promise<void> {
  const headers = {'user-agent': PHONE};
  for (const name of ['one', 'two']) await fetch(step(name), {redirect: 'manual', headers});
}

let sent = 0;
async function command({url, token}: WorkspaceClient, wanted: object): Promise<void> {
  sent += 1;
  const body = JSON.stringify({commands: [{id: `demo-own-page-${Date.now()}-${sent}`, at: Date.now(), ...wanted}]});
  const answer = await fetch(`${url}/v1/commands`, {method: 'POST', body, headers: {authorization: `Bearer ${token}`}});
  const [result] = commandsResponseSchema.parse(await answer.json()).results;
  if (result?.status !== 'applied') throw new Error(`not applied: ${JSON.stringify(result?.problem)}`);
}

/** A badge's picture, drawn by the browser. @returns PNG in base64 */
export async function drawStar(page: Page): Promise<string> {
  await page.setContent(
    '<svg width="128" height="128" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11" fill="#1e3a5f"/><path fill="#ffd166" d="M12 3.5l2.6 5.6 6.1.7-4.5 4.2 1.2 6L12 17l-5.4 3 1.2-6-4.5-4.2 6.1-.7z"/></svg>',
  );
  return (await page.locator('svg').screenshot({omitBackground: true})).toString('base64');
}
