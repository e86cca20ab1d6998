import {readBeehiivSubscriber} from '#shared/csv/beehiiv';
import type {ExportKind} from '#shared/csv/detect';
import {readDiscordMember} from '#shared/csv/discord';
import {readGhostMember} from '#shared/csv/ghost';
import {readGumroadSale} from '#shared/csv/gumroad';
import {readGumroadFollower} from '#shared/csv/gumroad-followers';
import {concludeKofi, readKofiTransaction} from '#shared/csv/kofi';
import {readMailchimpMember} from '#shared/csv/mailchimp';
import {readPatreonMember, readPatreonMember2015} from '#shared/csv/patreon';
import type {ReadRow, RowContext} from '#shared/csv/read-export';
import {readSubstackSubscriber} from '#shared/csv/substack';
import {readYoutubeMember} from '#shared/csv/youtube';
import type {Reading} from '#shared/model/record';

/** How one kind of file is read. */
export type FileFormat = {
  readonly read: ReadRow;
  /** A line is a purchase, and those of a buyer may stand anywhere: they become one reading after the last line. */
  readonly purchases?:
    | {
        /** The readings in the order in which the buyers came; what only the whole file tells is added to them. */
        conclude?(readings: readonly Reading[], context: Omit<RowContext, 'section'>): readonly Reading[];
      }
    | undefined;
};

export const FORMATS: Readonly<Record<ExportKind, FileFormat>> = {
  'patreon-members': {read: readPatreonMember},
  'patreon-members-2015': {read: readPatreonMember2015},
  'mailchimp-subscribed': {read: readMailchimpMember},
  'mailchimp-unsubscribed': {read: readMailchimpMember},
  'mailchimp-cleaned': {read: readMailchimpMember},
  'ghost-members': {read: readGhostMember},
  'substack-subscribers': {read: readSubstackSubscriber},
  'beehiiv-subscribers': {read: readBeehiivSubscriber},
  'gumroad-sales': {read: readGumroadSale, purchases: {}},
  'gumroad-followers': {read: readGumroadFollower},
  'kofi-transactions': {
    read: readKofiTransaction,
    purchases: {conclude: concludeKofi},
  },
  'youtube-members': {read: readYoutubeMember},
  'discord-members': {read: readDiscordMember},
};
