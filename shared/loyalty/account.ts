import type {Target} from '#shared/loyalty/award';
import {redemptionsOf} from '#shared/loyalty/grants';
import {type Account, LAPSED, REDEEMED} from '#shared/model/account';
import type {Attachment} from '#shared/model/attachment';
import type {Programme} from '#shared/model/programme';

const MOST_REDEMPTIONS = 20;

export type AccountInput = {
  /** What the ledger holds of the person, all records together. */
  readonly targets: readonly Target[];
  readonly attachments: readonly Attachment[];
  readonly programme: Programme;
};

/** What a person has of the programme; undefined where nothing was ever earned, granted or redeemed. */
export function accountOf({targets, attachments, programme}: AccountInput): Account | undefined {
  const signals = new Set(programme.rules.flatMap(({id, signal}) => (signal === true ? id : [])));
  const counted = targets.filter(({rule}) => !signals.has(rule));
  const redemptions = redemptionsOf(attachments);
  const hasBadge = attachments.some(hung => hung.kind === 'grant');
  if (counted.length === 0 && redemptions.length === 0 && !hasBadge) return undefined;
  return {
    balance: sum(counted),
    earned: sum(counted.filter(({rule}) => rule !== REDEEMED && rule !== LAPSED)),
    ...(redemptions.length === 0 ? {} : {redemptions: redemptions.slice(0, MOST_REDEMPTIONS)}),
  };
}

function sum(targets: readonly Target[]): number {
  return targets.reduce((total, {points}) => total + points, 0);
}
