import type {Connection} from '#shared/model/connection';
import type {ContactPurpose} from '#shared/model/contact';
import {vendorsTaking} from '#shared/model/vendor-writes';
import {type Audience, audience, type Channel, type MailWords} from '#shared/reach/audience';
import type {Site} from '../../settings';
import type {Snapshot} from '../data/snapshot';
import {isFile} from '../data/sources';

/** One way to write to these people, whom it reaches, and why not the others. */
export type ChannelOption = {
  readonly id: string;
  readonly channel: Channel;
  readonly audience: Audience;
  /** The mail tool. */
  readonly connection?: Connection | undefined;
  /** The host's own list. */
  readonly site?: Site | undefined;
  /** The mail tool asks them itself whether they want the newsletter. */
  readonly invites?: boolean;
};

/** Mail tools that take labels from the private server and write to everybody with one. */
const LABELLED = ['ghost', 'mailchimp', 'kit'];
/** Hosts with a list of members that can be ticked and written to there. */
const WRITES_ITSELF = ['patreon'];

export type Asked = {
  readonly ordinals: Uint32Array;
  readonly purpose: ContactPurpose;
  readonly days: number;
  readonly sites: readonly Site[];
  /** They are the people of a filter: the host's list can be asked for no others. */
  readonly isFilter: boolean;
  readonly words: MailWords;
};

/** The channels that these people and the creator's accounts allow. */
export function channelOptions({state, connections, session, now}: Snapshot, asked: Asked): ChannelOption[] {
  const {ordinals, purpose, days, sites, words} = asked;
  const reach = (channel: Channel, vendor?: string) =>
    audience(state.columns, ordinals, {channel, purpose, days, now, words, vendor});
  const tools = session === null || purpose === 'invite' ? [] : connections.filter(isMailTool);
  const inviting = session === null || purpose !== 'invite' ? [] : connections.filter(canInvite);
  const hosts = !asked.isFilter ? [] : sites.filter(({adapter}) => WRITES_ITSELF.includes(adapter) || adapter === 'ghost');
  const options: ChannelOption[] = [
    ...tools.map(connection => ({
      ...{id: `mail-tool ${connection.id}`, channel: 'mail-tool' as const, connection},
      audience: reach('mail-tool', connection.vendor),
    })),
    ...inviting.map(connection => ({
      ...{id: `invite ${connection.id}`, channel: 'mail-tool' as const, connection, invites: true},
      audience: reach('mail-tool'),
    })),
    ...hosts.map(site => ({
      ...{id: `host ${site.origin}`, channel: 'host' as const, site},
      audience: reach('host', site.adapter),
    })),
    {id: 'message', channel: 'message', audience: reach('message')},
    {id: 'bcc', channel: 'bcc', audience: reach('bcc')},
  ];
  // What reaches nobody stands last, with its reasons.
  const isIdle = (option: ChannelOption) => option.audience.reached.length === 0;
  return [...options.filter(option => !isIdle(option)), ...options.filter(isIdle)];
}

/** Whether a label could be written to it; a file is no mail tool. */
export function isMailTool(connection: Connection): boolean {
  return LABELLED.includes(connection.vendor) && !isFile(connection);
}

/** Whether it can ask people itself; a file cannot. */
function canInvite(connection: Connection): boolean {
  return vendorsTaking('invite').includes(connection.vendor) && !isFile(connection);
}

/** As many as one mail takes by Bcc. */
const FEW = 50;

/** What is offered first: one person a message, few people one mail, many the mail tool where it reaches as many. */
export function firstChannel(options: readonly ChannelOption[], people: number): ChannelOption | undefined {
  const sizeOf = ({audience: {reached}}: ChannelOption) => reached.length;
  const bcc = options.find(({channel}) => channel === 'bcc');
  const message = options.find(({channel}) => channel === 'message');
  if (people === 1) return message;
  const tool = options.find(({channel}) => channel === 'mail-tool');
  if (tool !== undefined && sizeOf(tool) > FEW && sizeOf(tool) * 2 > (bcc === undefined ? 0 : sizeOf(bcc))) return tool;
  return bcc !== undefined && sizeOf(bcc) > 0 ? bcc : message;
}
