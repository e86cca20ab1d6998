import * as z from 'zod/mini';
import type {Reading, Tier} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {Access, PulledPage} from './connector';
import {present, readRows, timeOf} from './read-rows';
import {ask} from './youtube-call';

/** All that the API gives at once; what it gives unasked is five. */
const PAGE = 1_000;

export const channelId = z.string().check(z.regex(/^UC[\w-]{22}$/));
const months = z.nullish(z.number());
const durationSchema = z.object({memberSince: z.nullish(z.string()), memberTotalDurationMonths: months});

const memberSchema = z.object({
  snippet: z.object({
    memberDetails: z.object({channelId, displayName: z.nullish(z.string())}),
    membershipsDetails: z.object({
      highestAccessibleLevel: z.nullish(z.string()),
      highestAccessibleLevelDisplayName: z.nullish(z.string()),
      membershipsDuration: z.nullish(durationSchema),
      membershipsDurationAtLevels: z.nullish(z.array(z.extend(durationSchema, {level: z.nullish(z.string())}))),
    }),
  }),
});
type Member = z.infer<typeof memberSchema>;

const pageSchema = z.object({
  items: z.array(z.unknown()),
  nextPageToken: z.nullish(z.string()),
  pageInfo: z.nullish(z.object({totalResults: z.nullish(z.number())})),
});
const levelsSchema = z.object({
  items: z.array(z.object({id: z.string(), snippet: z.object({levelDetails: z.object({displayName: z.string()})})})),
});

export type MembersPage = Pick<PulledPage, 'readings' | 'bad' | 'remaining'> & {rows: number; token: string | undefined};

/**
 * One page of the channel's present members (members.list, 2026-11: for one's own channel, and only once Google gave access).
 *
 * @param done - members read before
 * @returns undefined where the vendor does not let us
 */
export async function readMembers(access: Access, {token, done}: {token: string | undefined; done: number}) {
  const query = {part: 'snippet', mode: 'all_current', maxResults: String(PAGE), pageToken: token};
  const answer = await allowed(() => ask(access, {path: 'members', query}, pageSchema));
  if (answer === undefined) return undefined;
  const {items, nextPageToken, pageInfo} = answer;
  const rows = items.map(named);
  const names = await levelNames(access, rows);
  const {readings, bad} = readRows(rows, memberSchema, member => toReading(member, access, names));
  const total = pageInfo?.totalResults;
  const remaining = typeof total === 'number' ? Math.max(0, total - done) : undefined;
  return {readings, bad, remaining, rows: items.length, token: nextPageToken ?? undefined} satisfies MembersPage;
}

/** A refusal of memberships says nothing of the rest; a refused key does. */
async function allowed<T>(work: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'not-allowed') return undefined;
    throw error;
  }
}

/** The row with its channel's id where rows of other vendors have it, for the list of what could not be read. */
function named(row: unknown): unknown {
  const id = z.object({snippet: z.object({memberDetails: z.object({channelId})})}).safeParse(row).data?.snippet
    .memberDetails.channelId;
  return id === undefined || typeof row !== 'object' ? row : {...row, id};
}

/** Names of levels by their ids, asked for only where a member carries the id alone. */
async function levelNames(access: Access, rows: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
  const isMissing = rows.some(row => {
    const details = memberSchema.safeParse(row).data?.snippet.membershipsDetails;
    return details?.highestAccessibleLevel && !details.highestAccessibleLevelDisplayName;
  });
  if (!isMissing) return new Map();
  const levels = await allowed(() => ask(access, {path: 'membershipsLevels', query: {part: 'snippet'}}, levelsSchema));
  return new Map(levels?.items.map(({id, snippet}) => [id, snippet.levelDetails.displayName]));
}

function toReading({snippet}: Member, {account, now}: Access, names: ReadonlyMap<string, string>): Reading {
  const {channelId: id, displayName} = snippet.memberDetails;
  const {membershipsDuration: whole, membershipsDurationAtLevels: levels} = snippet.membershipsDetails;
  const tier = tierOf(snippet.membershipsDetails, names);
  const atLevel = levels?.find(({level}) => level === tier?.id);
  // Files of YouTube Studio name these columns so.
  const custom = present({
    'Total time as member (months)': textOf(whole?.memberTotalDurationMonths),
    'Total time on level (months)': textOf(atLevel?.memberTotalDurationMonths),
  });
  return {
    key: `youtube/${account}/member/${id}`,
    source: 'api',
    asOf: now,
    identifiers: [{type: 'youtube-channel', value: id, strength: 'strong'}],
    fields: present({
      name: displayName || undefined,
      paid: true,
      vendorState: 'active' as const,
      tiers: tier === undefined ? undefined : [tier],
      // Since when without a break: who came back began anew, so it is no first join.
      pledgeStartAt: timeOf(whole?.memberSince),
      cadenceMonths: 1,
      custom: Object.keys(custom).length === 0 ? undefined : custom,
    }),
  };
}

function tierOf(
  {highestAccessibleLevel: id, highestAccessibleLevelDisplayName: told}: Member['snippet']['membershipsDetails'],
  names: ReadonlyMap<string, string>,
): Tier | undefined {
  const name = told || names.get(id ?? '');
  return name === undefined ? undefined : {...(id ? {id} : {}), name};
}

function textOf(value: number | null | undefined): string | undefined {
  return value == null ? undefined : String(value);
}
