import type {Identifier} from '#shared/model/identifier';
import type {RecordKey} from '#shared/model/record';

/** Names of today are unique (`ada.l`), those of before 2023 with their four digits (`ada#1234`). */
const UNIQUE = /^(?:[a-z0-9_.]{2,32}|.{2,32}#\d{4})$/;

/**
 * A Discord account by its name, in lower case. Strong, because neither Patreon nor a bot lets anyone type it: both have it from
 * Discord itself. What is no such name, a nickname perhaps, is for suggestions only.
 */
export function discordName(name: string): Identifier {
  return {type: 'handle', account: 'discord', value: name, strength: UNIQUE.test(name) ? 'strong' : 'weak'};
}

/** On a chat server people are called as they like today: no name that stands against another one. */
export function isNickname(record: RecordKey): boolean {
  return record.startsWith('discord/');
}
