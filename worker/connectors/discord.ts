import * as z from 'zod/mini';
import {discordName} from '#shared/identity/discord-name';
import type {Identifier} from '#shared/model/identifier';
import type {Reading} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {Access, Connected, Connector} from './connector';
import {ask} from './discord-call';
import {discordLinking} from './discord-linking';
import {describeRoles, readRoles, type ServerRole, setRole} from './discord-roles';
import {discordWebhooks} from './discord-webhooks';
import {baseOf} from './own-address';
import {readRows, timeOf} from './read-rows';

const OWN = 'https://discord.com/api/v10';
// All that the API gives at once; what it gives unasked is one.
const PAGE = 1_000;

const snowflake = z.string().check(z.regex(/^\d{15,20}$/));
const memberSchema = z.object({
  user: z.object({
    id: snowflake,
    username: z.nullish(z.string()),
    discriminator: z.nullish(z.string()),
    bot: z.nullish(z.boolean()),
  }),
  roles: z.array(z.string()),
  joined_at: z.nullish(z.string()),
});
type Member = z.infer<typeof memberSchema>;
const anyIdSchema = z.object({user: z.object({id: snowflake})});
const guildsSchema = z.array(z.object({id: snowflake, name: z.string()}));

/**
 * Discord's API v10, one server, by the token of the creator's own bot. Kept of a member: user id, roles, the day they joined, and
 * nothing at all of whom no other account of the creator names (developer policy, 2026-11). No message is ever read.
 */
export const discord: Connector = {
  vendor: 'discord',
  changes: 'none',
  everyMs: 3_600_000,
  sweeps: ['user'],
  linkedOnly: true,
  // Of the whole bot, whatever its buckets say (topics/rate-limits, 2026-11: 50).
  rate: {requests: 45, windowMs: 1_000},
  address(request) {
    if (request.vendor !== 'discord') return undefined;
    return /^[\w-]{20,40}\.[\w-]{5,10}\.[\w-]{25,50}$/.test(request.key.trim()) ? baseOf(request, OWN) : undefined;
  },
  async connect(http, request, now) {
    const base = discord.address(request) ?? '';
    const access = {http, base, account: '', label: '', key: request.key.trim(), extra: {}, now};
    const bot = await ask(access, '/users/@me', z.object({id: snowflake}));
    const guilds = (await ask(access, '/users/@me/guilds?limit=200', guildsSchema)) ?? [];
    if (request.account === undefined && guilds.length > 1) return {choices: guilds.map(({id, name}) => ({id, label: name}))};
    const guild = request.account === undefined ? guilds[0] : guilds.find(({id}) => id === request.account);
    if (bot === undefined || guild === undefined) throw new ConnectorError('not-allowed', 'the bot is in no such server');
    await tryMembers({...access, account: guild.id});
    return {account: guild.id, label: guild.name, base, key: access.key, extra: {bot: bot.id}} satisfies Connected;
  },
  async pull(access, {place}) {
    const rows = await ask(access, `/guilds/${access.account}/members?limit=${PAGE}&after=${place ?? '0'}`, z.array(z.unknown()));
    if (rows === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    const roles = await readRoles(access);
    const names = namesOf(roles, access);
    const {readings, parsed, bad} = readRows(rows.map(named), memberSchema, member => toReading(member, access, names));
    const bots = new Set(parsed.filter(({user}) => user.bot).map(({user}) => keyOf(user.id, access)));
    const last = highestOf(rows);
    const isFull = rows.length >= PAGE;
    if (isFull && last === undefined) throw new ConnectorError('unexpected-shape', 'members without an id');
    return {
      readings: readings.filter(({key}) => !bots.has(key)),
      bad,
      next: isFull ? {since: undefined, page: 0, place: last} : undefined,
      resumeFrom: undefined,
      remaining: undefined,
      ...(place === undefined ? {roles: await describeRoles(access, roles)} : {}),
    };
  },
  async readOne(access, key) {
    const id = encodeURIComponent(key.split('/').at(-1) ?? '');
    const member = await ask(access, `/guilds/${access.account}/members/${id}`, memberSchema);
    if (member === undefined) return {key, source: 'api', asOf: access.now, identifiers: [], fields: {}, deleted: true};
    return toReading(member, access, namesOf(await readRoles(access), access));
  },
  setRole,
  webhooks: discordWebhooks,
  linking: discordLinking,
};

/** Without the privileged intent the list of members is closed: better told when the token is pasted than at the first pass. */
async function tryMembers(access: Access): Promise<void> {
  try {
    await ask(access, `/guilds/${access.account}/members?limit=1`, z.array(z.unknown()));
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'not-allowed') throw error;
    throw new ConnectorError('not-allowed', 'the Server Members Intent is off', {cause: error});
  }
}

/** The row with its id where rows of other vendors have it, for the list of what could not be read. */
function named(row: unknown): unknown {
  const id = anyIdSchema.safeParse(row).data?.user.id;
  return id === undefined || typeof row !== 'object' ? row : {...row, id};
}

/** Ids have more digits than a number holds; the longer one is the higher. */
function highestOf(rows: readonly unknown[]): string | undefined {
  const ids = rows.flatMap(row => anyIdSchema.safeParse(row).data?.user.id ?? []);
  return ids.sort((left, right) => left.length - right.length || (left < right ? -1 : 1)).at(-1);
}

/** Without the role that everybody has. */
function namesOf(roles: readonly ServerRole[], {account}: Pick<Access, 'account'>): ReadonlyMap<string, string> {
  return new Map(roles.flatMap(({id, name}) => (id === account ? [] : [[id, name] as const])));
}

function keyOf(id: string, {account}: Pick<Access, 'account'>): string {
  return `discord/${account}/user/${id}`;
}

function toReading({user, roles, joined_at}: Member, access: Access, names: ReadonlyMap<string, string>): Reading {
  const joinedAt = timeOf(joined_at);
  return {
    key: keyOf(user.id, access),
    source: 'api',
    asOf: access.now,
    identifiers: identifiersOf(user),
    fields: {
      // A role that was made since the list was read has no name yet: the next pass has it.
      roles: [...new Set(roles.flatMap(id => names.get(id) ?? []))].sort(),
      // No `joinedAt`: coming to a chat is no beginning of a support, and nothing may be earned by it.
      ...(joinedAt === undefined ? {} : {custom: {joined_at: new Date(joinedAt).toISOString().slice(0, 10)}}),
    },
  };
}

/** The name as well, for files of patrons print no id; it is kept only where they did (`sync/keep-linked`). */
function identifiersOf({id, username, discriminator}: Member['user']): Identifier[] {
  const own: Identifier = {type: 'discord-user', value: id, strength: 'strong'};
  if (!username) return [own];
  const digits = discriminator && /^\d{4}$/.test(discriminator) && discriminator !== '0000' ? `#${discriminator}` : '';
  return [own, discordName(`${username}${digits}`.toLowerCase())];
}
