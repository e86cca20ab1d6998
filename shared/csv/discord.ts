import {defined, flagCell, textCell} from '#shared/csv/cells';
import {customColumns} from '#shared/csv/custom-columns';
import type {ReadRow} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import {discordName} from '#shared/identity/discord-name';
import type {Identifier} from '#shared/model/identifier';

/*
 * The list of a server's members as bots write it, Discord itself has none. Columns as in doranmaul/discord-export-members-bot
 * (User ID, Username, Discriminator, Display Name, Roles, Nickname) and the discord.js recipe (Nickname, Username, Highest Role),
 * November 2026. No message, no presence: roles alone.
 */

const ID = ['user id', 'user_id', 'discord id', 'id', 'member id'];
const NAME = ['display name', 'display_name', 'global name', 'nickname', 'nick'];
const ROLES = ['roles', 'highest role'];
const BOT = ['bot', 'is bot', 'is_bot'];
const USED = new Set([...ID, ...NAME, ...ROLES, ...BOT, 'username', 'user name', 'tag', 'discriminator']);

/** Reads one account. Bots are of nobody; an account without any role says so, or a role that was taken would stay. */
export const readDiscordMember: ReadRow = (row, {account, asOf, headers}) => {
  const id = /^\d{15,20}$/.exec(first(row, ID)?.replace(/^'/, '') ?? '')?.[0];
  const username = usernameOf(row);
  if (BOT.some(name => flagCell(row.cell(name)) === true)) return {skip: 'bot'};
  if (id === undefined && username === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const reading = {
    key: `discord/${account}/${id === undefined ? `name/${encodeURIComponent(username ?? '')}` : `user/${id}`}`,
    source: 'file' as const,
    asOf,
    identifiers: identifiersOf(id, username),
    fields: defined({
      name: first(row, NAME) ?? username,
      roles: rolesOf(first(row, ROLES)),
      custom: customColumns(row, headers, USED),
    }),
  };
  return {reading, problems: []};
};

function first(row: Row, names: readonly string[]): string | undefined {
  return names.map(name => textCell(row.cell(name))).find(text => text !== undefined && text !== 'None');
}

/** `ada#1234` for accounts that still have the four digits; bots write 0 for the others. */
function usernameOf(row: Row): string | undefined {
  const name = first(row, ['username', 'user name', 'tag']);
  const digits = textCell(row.cell('discriminator'))?.replace(/^'/, '');
  if (name === undefined || name.includes('#') || digits === undefined || !/^\d{4}$/.test(digits) || digits === '0000') {
    return name?.replace(/#0$/, '').toLowerCase();
  }
  return `${name}#${digits}`.toLowerCase();
}

function identifiersOf(id: string | undefined, username: string | undefined): Identifier[] {
  const found: Identifier[] = id === undefined ? [] : [{type: 'discord-user', value: id, strength: 'strong'}];
  return username === undefined ? found : [...found, discordName(username)];
}

/** Names of roles may hold anything; bots part them by one of these. Everyone is in `@everyone`. */
function rolesOf(cell: string | undefined): string[] {
  const parts = (cell ?? '').replace(/^\[|\]$/g, '').split(/[,;|]/);
  const roles = parts
    .map(part => part.trim().replace(/^(['"])(.*)\1$/, '$2'))
    .filter(role => role !== '' && role !== '@everyone');
  return [...new Set(roles)];
}
