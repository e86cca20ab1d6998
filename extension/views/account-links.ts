import type {Identifier} from '#shared/model/identifier';
import {vendorOf} from '#shared/model/record-key';
import type {HeldRecord} from '#shared/model/supporter';
import type {Site} from '../settings';
import {ghostMemberPage} from '../site-access/admin-address';

/** The person's own screen at a vendor, as the creator sees it; undefined where no address of one is known. */
export function accountLink(
  {key, identifiers}: Pick<HeldRecord, 'key' | 'identifiers'>,
  sites: readonly Site[],
): string | undefined {
  switch (vendorOf(key)) {
    case 'ghost':
      return ghostMemberPage(key, sites);
    case 'patreon': {
      const user = identifiers.find(({type}) => type === 'patreon-user')?.value;
      return user === undefined ? undefined : identifierLink({type: 'patreon-user', value: user});
    }
    case 'youtube': {
      const channel = identifiers.find(({type}) => type === 'youtube-channel')?.value;
      return channel === undefined ? undefined : identifierLink({type: 'youtube-channel', value: channel});
    }
    default:
      return undefined;
  }
}

/** Where anybody sees the account that an identifier names; undefined for those that name none. */
export function identifierLink({type, value}: Pick<Identifier, 'type' | 'value'>): string | undefined {
  const id = encodeURIComponent(value);
  switch (type) {
    case 'patreon-user':
      return `https://www.patreon.com/user?u=${id}`;
    case 'discord-user':
      return `https://discord.com/users/${id}`;
    case 'youtube-channel':
      return `https://www.youtube.com/channel/${id}`;
    case 'did':
      return `https://bsky.app/profile/${value}`;
    default:
      return undefined;
  }
}

/**
 * Where the creator's messages with somebody are. The address of a single thread carries an id that nothing else tells, so that of
 * Patreon leads to all of them (creator's side, seen 2026-11).
 */
export function messagesLink(vendor: string): string | undefined {
  return vendor === 'patreon' ? 'https://www.patreon.com/messages?mode=campaign&tab=chats' : undefined;
}
