import type {Supporter} from '#shared/model/supporter';
import {createDiscordFake, type DiscordFake} from '../../fakes/vendors/discord.ts';
import {discordId} from '../../fakes/vendors/discord-state.ts';
import {connect, drain, ORIGIN, readFeed, stubVendors, type TestWorkspace} from '../harness.ts';
import {ask, linkOf, open, post, somebody, withPage} from './own-page.ts';

export const REDIRECT = `${ORIGIN}/me/discord`;

export type LinkingWorld = {
  readonly workspace: TestWorkspace;
  readonly fake: DiscordFake;
  readonly connection: string;
  readonly ada: Supporter;
  /** The path of Ada's page. */
  readonly page: string;
};

/** The member of that number, at Discord's own page. */
export const member = (number: number) => ({id: discordId(number), username: `member.${number}`, discriminator: '0'});

/** A page, a Discord server of four whose creator gave the app's secret, and Ada, who is signed in there as the second member. */
export async function linkingWorld(): Promise<LinkingWorld> {
  const workspace = await withPage();
  const fake = createDiscordFake(4);
  fake.oauth.redirects.push(REDIRECT);
  fake.oauth.user = member(2);
  stubVendors(fake);
  const connection = await connect(workspace, fake);
  await drain(workspace);
  const given = await giveSecret(workspace, connection, fake.oauth.client.secret);
  if (given !== 201) throw new Error(`secret not taken: ${given}`);
  fake.oauth.log.length = 0;
  const ada = await somebody(workspace, 'Ada Adler', 80);
  return {workspace, fake, connection, ada, page: await linkOf(workspace, ada.id)};
}

export async function giveSecret(workspace: TestWorkspace, connection: string, secret: string): Promise<number> {
  const answer = await workspace.call(`/v1/connections/${connection}/linking`, {body: {secret}});
  await answer.text();
  return answer.status;
}

export type Went = {readonly url: string; readonly cookie: string};

/** Presses "Link my Discord". @returns where it leads, and the cookie that the browser keeps */
export async function begin(page: string, headers: Record<string, string> = {}): Promise<Went> {
  const nonce = /name="nonce" value="([0-9a-f]+)"/.exec((await open(page)).text)?.[1] ?? '';
  const answer = await post(page, new URLSearchParams({deed: 'link-discord', nonce}).toString(), headers);
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return {url: answer.headers.get('location') ?? '', cookie};
}

/** What Discord's page does with it: the address that it leads back to, as a path. */
export async function consent(fake: DiscordFake, {url}: Went): Promise<string> {
  const answer = await fake.fetch(new Request(url));
  const back = answer.headers.get('location');
  if (back === null) throw new Error(await answer.text());
  const {pathname, search} = new URL(back);
  return pathname + search;
}

export type Returned = {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  readonly cookie: string;
};

/** Comes back from Discord, in the browser with this cookie. */
export async function comeBack(path: string, cookie: string, headers: Record<string, string> = {}): Promise<Returned> {
  const answer = await ask(path, {headers: {...(cookie === '' ? {} : {cookie}), 'sec-fetch-site': 'cross-site', ...headers}});
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    text: await answer.text(),
    cookie: answer.headers.get('set-cookie') ?? '',
  };
}

/** All of it, in one browser. @returns the path of the page that the person sees then */
export async function link({fake}: Pick<LinkingWorld, 'fake'>, page: string): Promise<string> {
  const begun = await begin(page);
  return (await comeBack(await consent(fake, begun), begun.cookie)).location ?? '';
}

/** The roles that the feed has of the person now, by any id of theirs. */
export async function rolesOf(workspace: TestWorkspace, id: string): Promise<readonly string[] | undefined> {
  const person = (await readFeed(workspace)).supporters.find(({records}) => records.some(({rid}) => rid === id));
  return person?.records.find(({fields}) => fields.roles !== undefined)?.fields.roles;
}
