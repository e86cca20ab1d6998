import {createDiscordOAuth, type DiscordOAuth} from './discord-oauth.ts';
import {
  answerDiscordWrite,
  BOT,
  DISCORD_KEY,
  type DiscordMember,
  type DiscordState,
  describeRole,
  discordMember,
  GUILD,
  OTHER_BOT,
  refuse,
} from './discord-state.ts';
import {createFakeVendor, type FakeVendor} from './fake-vendor.ts';

export type DiscordFake = FakeVendor & DiscordState & {readonly oauth: DiscordOAuth};

/** A server with a bot that may manage its lower roles, with Patreon's bot beside it. */
export function createDiscordFake(count: number, host = 'discord.com'): DiscordFake {
  const state: DiscordState = {
    members: new Map(Array.from({length: count}, (_, at) => discordMember(at + 1)).map(one => [one.user.id, one])),
    roles: [
      describeRole(GUILD, '@everyone', 0),
      describeRole('710000000000000001', 'Reader', 1),
      describeRole('710000000000000002', 'Patron', 2),
      describeRole('710000000000000003', 'Regulars', 3, {managed: true, permissions: '268435456', tags: {bot_id: BOT}}),
      describeRole('710000000000000004', 'Patreon', 4, {managed: true, tags: {bot_id: OTHER_BOT}}),
      describeRole('710000000000000005', 'Owner', 5),
    ],
    guilds: [{id: GUILD, name: 'The Club'}],
    bots: [
      {user: {id: BOT, username: 'regulars', discriminator: '0001', bot: true}, roles: ['710000000000000003'], joined_at: ''},
      {
        user: {id: OTHER_BOT, username: 'Patreon', discriminator: '0002', bot: true},
        roles: ['710000000000000004'],
        joined_at: '',
      },
    ],
    audit: [
      {user_id: OTHER_BOT, changes: [{key: '$add', new_value: [{id: '710000000000000002', name: 'Patron'}]}]},
      {user_id: '100000000000000009', changes: [{key: '$add', new_value: [{id: '710000000000000001', name: 'Reader'}]}]},
    ],
    reasons: [],
    publicKey: 'ab'.repeat(32),
    refused: 0,
  };
  const oauth = createDiscordOAuth(BOT);
  const own = host === 'discord.com' ? {} : {url: `http://${host}`};
  const fake = createFakeVendor({vendor: 'discord', key: DISCORD_KEY, ...own}, host, {
    answer: async (incoming, url) => counted(state, (await askedByUser(oauth, incoming, url)) ?? answer(state, incoming, url)),
    spoil,
    throttled: () =>
      Response.json(
        {message: 'You are being rate limited.', retry_after: 1.5, global: false},
        {status: 429, headers: {'x-ratelimit-scope': 'user', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '1.5'}},
      ),
    cursorExpired: () => Response.json({message: 'Invalid Form Body', code: 50_035}, {status: 400}),
  });
  return Object.assign(state, fake, {oauth});
}

/** What a person's browser or their token asks; whoever calls the API says who they are. undefined: the bot asks. */
async function askedByUser(oauth: DiscordOAuth, incoming: Request, url: URL): Promise<Response | undefined> {
  const isNamed = incoming.headers.get('user-agent')?.startsWith('DiscordBot (') === true;
  if (url.pathname.startsWith('/api') && !isNamed && !incoming.headers.get('authorization')?.startsWith('Bot ')) {
    return refuse(403, 40_333, 'internal network error');
  }
  return oauth.answer(incoming, url);
}

/** Ten thousand refusals in a row and the address is banned: a page of another server, without a word of when. */
function counted(state: DiscordState, response: Response): Response {
  if ([401, 403, 429].includes(response.status)) state.refused += 1;
  if (state.refused < 10_000) return response;
  return new Response('<!doctype html><title>Access denied</title>', {status: 429});
}

function answer(state: DiscordState, incoming: Request, url: URL): Response {
  const {members, roles, guilds, bots, audit} = state;
  const path = url.pathname.replace('/api/v10', '');
  if (incoming.headers.get('authorization') !== `Bot ${DISCORD_KEY}`) return refuse(401, 0, '401: Unauthorized');
  if (!incoming.headers.get('user-agent')?.startsWith('DiscordBot (')) return refuse(403, 40_333, 'internal network error');
  if (path === '/users/@me') return ok(bots[0]?.user);
  if (path === '/users/@me/guilds') return ok(guilds);
  if (path === '/applications/@me') return ok({id: BOT, verify_key: state.publicKey, flags: 1 << 14});
  if (path === `/guilds/${GUILD}/roles`) return ok(roles);
  if (path === `/guilds/${GUILD}/members`) {
    if (state.noIntent) return refuse(403, 50_001, 'Missing Access');
    return ok(listMembers([...members.values(), ...bots], url.searchParams));
  }
  if (path === `/guilds/${GUILD}/audit-logs`) {
    if (state.noAudit) return refuse(403, 50_013, 'Missing Permissions');
    return ok({audit_log_entries: audit, users: bots.map(({user}) => user), webhooks: []});
  }
  const [, id = '', role] = /^\/guilds\/\d+\/members\/(\d+)(?:\/roles\/(\d+))?$/.exec(path) ?? [];
  if (role !== undefined) return answerDiscordWrite(state, {incoming, id, role});
  const one = members.get(id) ?? bots.find(({user}) => user.id === id);
  return one === undefined ? refuse(404, 10_007, 'Unknown Member') : ok(one);
}

/** In the order of ids, from behind `after`; one where no limit is named. */
function listMembers(all: readonly DiscordMember[], query: URLSearchParams): DiscordMember[] {
  const limit = Math.min(Number(query.get('limit') ?? 1), 1_000);
  const after = BigInt(query.get('after') ?? 0);
  return all
    .filter(({user}) => BigInt(user.id) > after)
    .sort((left, right) => (BigInt(left.user.id) < BigInt(right.user.id) ? -1 : 1))
    .slice(0, limit);
}

function ok(body: unknown): Response {
  const headers = {'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '9', 'x-ratelimit-reset-after': '1.0'};
  return Response.json(structuredClone(body), {headers});
}

function spoil(body: unknown, kind: string): unknown {
  if (!Array.isArray(body)) return body;
  const rows = body as Record<string, unknown>[];
  if (kind === 'unknown-word') for (const row of rows) Object.assign(row, {roles: ['999999999999999999'], flags: 1 << 30});
  // There is no address to lose and no total to shrink: a server tells neither.
  if (kind === 'no-email') for (const row of rows) Object.assign(row, {nick: null, avatar: null, premium_since: null});
  for (const row of kind === 'bad-row' ? rows.slice(0, 1) : kind === 'renamed-field' ? rows : []) {
    row.account = row.user;
    delete row.user;
  }
  return rows;
}
