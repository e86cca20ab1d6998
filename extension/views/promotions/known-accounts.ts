import type {Connection} from '#shared/model/connection';
import {CHANNELS, type Promotion} from '#shared/model/promotion';
import {isFile} from '../data/sources';

/** A page, profile or channel that is known here. */
export type KnownAccount = {readonly channel: string; readonly account: string; readonly label: string};

/**
 * Every page, profile and channel that the creator has here, each once: those of connections first, by the name that the channel
 * gives them, then those of files and promotions (LOY-28).
 */
export function knownAccounts(promotions: readonly Promotion[], connections: readonly Connection[]): KnownAccount[] {
  const channels: readonly string[] = CHANNELS;
  const told = connections.flatMap(connection => {
    const {vendor, account, label} = connection;
    if (account === undefined || !channels.includes(vendor)) return [];
    // A file is called after itself.
    return [{channel: vendor, account, label: isFile(connection) ? account : label, isLive: !isFile(connection)}];
  });
  const live = told.filter(({isLive}) => isLive);
  const used = promotions.map(({channel, account}) => ({channel, account, label: account}));
  const all = [...live, ...told, ...used];
  const isFirst = (one: KnownAccount, place: number) =>
    all.findIndex(({channel, account}) => channel === one.channel && account === one.account) === place;
  return all.filter(isFirst).map(({channel, account, label}) => ({channel, account, label}));
}
