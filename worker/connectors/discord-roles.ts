import * as z from 'zod/mini';
import type {RecordKey} from '#shared/model/record';
import type {Role} from '#shared/model/role';
import {ConnectorError} from '../sync/connector-error';
import type {Access} from './connector';
import {ask, change} from './discord-call';

const idSchema = z.string().check(z.regex(/^\d{1,20}$/));

const roleSchema = z.object({
  id: idSchema,
  name: z.string(),
  position: z.int(),
  managed: z.catch(z.boolean(), false),
  /** A set of bits, in decimal: more of them than a number holds. */
  permissions: z.catch(z.optional(z.string().check(z.regex(/^\d{1,30}$/))), undefined),
  tags: z.nullish(z.object({bot_id: z.nullish(z.string()), integration_id: z.nullish(z.string())})),
});
export type ServerRole = z.infer<typeof roleSchema>;

const botSchema = z.object({roles: z.array(z.string())});

/** Administrator, manage roles (topics/permissions, 2026-11). */
const MAY_MANAGE = (1n << 3n) | (1n << 28n);

/** Who changed whose roles lately (resources/audit-log, action 25). `users` are those who did it and whom it was done to. */
const auditSchema = z.object({
  users: z.array(z.object({id: z.string(), username: z.string(), bot: z.nullish(z.boolean())})),
  audit_log_entries: z.array(
    z.object({
      user_id: z.nullish(z.string()),
      changes: z.nullish(z.array(z.object({key: z.string(), new_value: z.catch(z.unknown(), undefined)}))),
    }),
  ),
});
type Audit = z.infer<typeof auditSchema>;
const rolesChangedSchema = z.array(z.object({id: z.string()}));

/** The server's roles; the one that everybody has carries the server's own id. Throws `ConnectorError`. */
export async function readRoles(access: Access): Promise<ServerRole[]> {
  const roles = await ask(access, `/guilds/${access.account}/roles`, z.array(roleSchema));
  if (roles === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
  return roles;
}

/**
 * What the creator has to know of each role before giving it. Ours are those below the bot's highest that nobody manages, if it
 * may manage roles at all. Another owner is a bot or integration that manages it, or a bot that gave or took it in the last hundred entries of the server's log.
 */
export async function describeRoles(access: Access, roles: readonly ServerRole[]): Promise<Role[]> {
  const bot = await ask(access, `/guilds/${access.account}/members/${access.extra.bot}`, botSchema);
  const own = roles.filter(({id}) => id === access.account || bot?.roles.includes(id));
  const mayManage = own.some(({permissions}) => permissions === undefined || (BigInt(permissions) & MAY_MANAGE) !== 0n);
  const top = mayManage ? Math.max(0, ...own.map(({position}) => position)) : 0;
  const audit = await readAudit(access);
  const owners = audit === undefined ? new Map<string, string>() : givenByBots(audit, access.extra.bot);
  const given = roles.filter(({id}) => id !== access.account);
  return given.map(role => {
    const owner = managerOf(role, access.extra.bot) ?? owners.get(role.id);
    return {name: role.name, ...(owner === undefined ? {} : {owner}), isOurs: !role.managed && role.position < top};
  });
}

/** A managed role is its manager's alone, and named like it. */
function managerOf({managed, name, tags}: ServerRole, bot: string | undefined): string | undefined {
  return managed && tags?.bot_id !== bot ? name : undefined;
}

/** The log is open to bots that may see it; without that right the warning is all that is missing. */
async function readAudit(access: Access): Promise<Audit | undefined> {
  try {
    return await ask(access, `/guilds/${access.account}/audit-logs?action_type=25&limit=100`, auditSchema);
  } catch (error) {
    if (error instanceof ConnectorError && (error.code === 'not-allowed' || error.code === 'unexpected-shape')) return undefined;
    throw error;
  }
}

function givenByBots({users, audit_log_entries}: Audit, ours: string | undefined): Map<string, string> {
  const bots = new Map(users.filter(({bot, id}) => bot && id !== ours).map(({id, username}) => [id, username]));
  const owners = new Map<string, string>();
  for (const {user_id, changes} of audit_log_entries) {
    const name = bots.get(user_id ?? '');
    if (name === undefined) continue;
    for (const {key, new_value} of changes ?? []) {
      if (key !== '$add' && key !== '$remove') continue;
      for (const {id} of rolesChangedSchema.safeParse(new_value).data ?? []) if (!owners.has(id)) owners.set(id, name);
    }
  }
  return owners;
}

/** Gives or takes a role by its name. False where the person left the server. Throws `ConnectorError`. */
export async function setRole(access: Access, key: RecordKey, {name, on}: {name: string; on: boolean}): Promise<boolean> {
  const named = (await readRoles(access)).filter(role => role.name === name && role.id !== access.account);
  const role = named.find(({managed}) => !managed);
  if (role === undefined) {
    // Asked first, so that nothing is sent that is sure to be refused: refusals add up to a ban.
    throw new ConnectorError('not-allowed', named.length === 0 ? 'there is no such role' : 'this role belongs to another bot');
  }
  const member = encodeURIComponent(key.split('/').at(-1) ?? '');
  try {
    return await change(access, `/guilds/${access.account}/members/${member}/roles/${role.id}`, on ? 'PUT' : 'DELETE');
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'not-allowed') throw error;
    const detail = 'the bot may not manage roles, or its own role stands below this one';
    throw new ConnectorError('not-allowed', detail, {cause: error});
  }
}
