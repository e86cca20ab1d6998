import {keyPart} from '#shared/csv/key-part';
import type {Identifier} from '#shared/model/identifier';
import type {Channel} from '#shared/model/promotion';
import type {RecordKey} from '#shared/model/record';

/** Who liked or commented, as far as a table or an answer says; one of the three at least. */
export type Named = {readonly id?: string | undefined; readonly handle?: string | undefined; readonly name?: string | undefined};

/**
 * The record of somebody who did something to a post, the same however it was read. Ids of Facebook and Instagram mean something
 * to one page and one app alone, so that nobody is found by them on another channel.
 */
export function participantOf(channel: Channel, account: string, {id, handle, name}: Named) {
  const part =
    id === undefined ? (handle === undefined ? `name/${keyPart(name ?? '')}` : `handle/${keyPart(handle)}`) : idPart(channel, id);
  const key: RecordKey = `${channel}/${account}/${part}`;
  const identifiers: Identifier[] = [
    ...(id === undefined ? [] : strongOf(channel, id)),
    ...(handle === undefined ? [] : [{type: 'handle' as const, value: handle, account: channel, strength: 'weak' as const}]),
  ];
  return {key, identifiers};
}

function idPart(channel: Channel, id: string): string {
  return channel === 'bluesky' && !id.startsWith('did:') ? `handle/${keyPart(id)}` : `${KINDS[channel]}/${keyPart(id)}`;
}

/** A member of a channel has a record of their own: whoever only comments must not be taken for one who left. */
const KINDS: Readonly<Record<Channel, string>> = {facebook: 'user', instagram: 'user', youtube: 'commenter', bluesky: 'account'};

function strongOf(channel: Channel, id: string): Identifier[] {
  if (channel === 'youtube' && /^UC[\w-]{22}$/.test(id)) return [{type: 'youtube-channel', value: id, strength: 'strong'}];
  return channel === 'bluesky' && id.startsWith('did:') ? [{type: 'did', value: id, strength: 'strong'}] : [];
}
