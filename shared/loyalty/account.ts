import type {Target} from '#shared/loyalty/award';
import {badgesOf} from '#shared/loyalty/badges';
import type {Points} from '#shared/loyalty/counted-points';
import {redemptionsOf} from '#shared/loyalty/grants';
import {levelDue, levelOf} from '#shared/loyalty/levels';
import type {Lapses} from '#shared/loyalty/lots';
import {pointsByDay} from '#shared/loyalty/points-by-day';
import {programmeDays} from '#shared/loyalty/programme-days';
import {sequencesOf} from '#shared/loyalty/sequence';
import {type Account, LAPSED, REDEEMED} from '#shared/model/account';
import type {Activity} from '#shared/model/activity';
import type {Attachment} from '#shared/model/attachment';
import type {Programme} from '#shared/model/programme';

/** Beside those that are still to be handed out. */
const MOST_SETTLED = 20;

export type AccountInput = {
  readonly activities: readonly Activity[];
  /** What the ledger holds of the person, all records together. */
  readonly targets: readonly Target[];
  /** Awards that do not count yet. */
  readonly pending: readonly Target[];
  readonly lapsing: Lapses['next'];
  readonly attachments: readonly Attachment[];
  readonly programme: Programme;
  readonly now: number;
};

export type OwnAccount = {
  /** Undefined where nothing was ever earned, granted or redeemed, and where the person wants no score. */
  readonly account: Account | undefined;
  /** When it changes by the clock alone; null: it does not. */
  readonly due: number | null;
};

/** What a person has of the programme. */
export function accountOf(input: AccountInput): OwnAccount {
  const {targets, pending, attachments, programme} = input;
  const due = pending.reduce((first, {pendingUntil = first}) => Math.min(first, pendingUntil), Number.POSITIVE_INFINITY);
  const isCounted = countedBy(programme);
  const counted = targets.filter(isCounted);
  const hangs = attachments.some(({kind}) => kind === 'grant' || kind === 'redemption');
  const extras = extrasOf(input);
  // With private signals alone it says 0: a document without an account is one from before there were any.
  const isAny = targets.length + pending.length > 0 || hangs || Object.keys(extras.fields).length > 0;
  if (!isAny || attachments.some(({kind}) => kind === 'unscored')) return {account: undefined, due: orNull(due)};
  const account: Account = {
    balance: sum(counted),
    earned: sum(counted.filter(({rule}) => rule !== REDEEMED && rule !== LAPSED)),
    ...waitingOf(input, isCounted),
    ...extras.fields,
    ...(hangs ? redeemedOf(attachments) : {}),
  };
  return {account, due: orNull(Math.min(due, extras.due, input.lapsing?.at ?? due))};
}

/** Whether a target is points, and no private signal (T13). */
function countedBy({rules}: Programme): (target: Target) => boolean {
  const signals = new Set(rules.flatMap(({id, signal}) => (signal === true ? id : [])));
  return ({rule}) => !signals.has(rule);
}

function waitingOf({pending, lapsing}: AccountInput, isCounted: (target: Target) => boolean): Partial<Account> {
  const waiting = pending.filter(isCounted);
  const until = waiting.reduce((first, {pendingUntil = first}) => Math.min(first, pendingUntil), Number.POSITIVE_INFINITY);
  return {
    ...(waiting.length === 0 ? {} : {pending: {points: sum(waiting), until}}),
    ...(lapsing === undefined ? {} : {lapsing}),
  };
}

function redeemedOf(attachments: readonly Attachment[]): Partial<Account> {
  const redemptions = redemptionsOf(attachments);
  const settled = redemptions.filter(({state}) => state !== 'open').slice(0, MOST_SETTLED);
  const shown = redemptions.filter(one => one.state === 'open' || settled.includes(one));
  return shown.length === 0 ? {} : {redemptions: shown};
}

type Extras = {readonly fields: Pick<Account, 'level' | 'badges' | 'progress' | 'sequences'>; readonly due: number};

/** Level, badges and sequences, where the creator has any: without them it costs nothing. */
function extrasOf({activities, targets, attachments, programme, now}: AccountInput): Extras {
  const {levels = [], badges: planned = [], sequences: walked = []} = programme;
  if (levels.length + planned.length + walked.length === 0) return {fields: {}, due: Number.POSITIVE_INFINITY};
  const points: Points = pointsByDay(targets, programmeDays(programme).dayAt);
  const level = levelOf(points, programme, now);
  const sequences = sequencesOf(activities, walked, now);
  const {badges, progress, due} = badgesOf(
    activities,
    {points, sequences, given: givenBadges(attachments, programme)},
    {plan: programme, now},
  );
  const fields = {
    ...(level === undefined ? {} : {level}),
    ...(badges.length === 0 ? {} : {badges}),
    ...(progress.length === 0 ? {} : {progress}),
    ...(sequences.length === 0 ? {} : {sequences}),
  };
  const dues = [due, levelDue(points, programme, now)].flatMap(at => at ?? []);
  return {fields, due: Math.min(Number.POSITIVE_INFINITY, ...dues)};
}

/** Badges by the creator's hand, and those that points were exchanged for. */
function givenBadges(attachments: readonly Attachment[], {rewards = []}: Programme): {id: string; at: number}[] {
  const byReward = new Map(
    rewards.flatMap(({id, kind, gives}) => (kind === 'badge' && gives !== undefined ? [[id, gives]] : [])),
  );
  return attachments.flatMap(hung => {
    if (hung.kind === 'grant') return hung.badge === undefined ? [] : {id: hung.badge, at: hung.at};
    if (hung.kind !== 'redemption' || hung.state === 'cancelled') return [];
    const id = byReward.get(hung.reward);
    return id === undefined ? [] : {id, at: hung.at};
  });
}

function sum(targets: readonly Target[]): number {
  return targets.reduce((total, {points}) => total + points, 0);
}

function orNull(at: number): number | null {
  return Number.isFinite(at) ? at : null;
}
