import type {PersonCommand} from '#shared/home';
import {redemptionsOf} from '#shared/loyalty/grants';
import type {Account, Redemption} from '#shared/model/account';
import type {Attachment} from '#shared/model/attachment';
import type {Programme} from '#shared/model/programme';
import type {Reward} from '#shared/model/reward';
import type {ProblemCode} from '#shared/protocol/problem';

export type RedeemCommand = Extract<PersonCommand, {kind: 'redeem' | 'redemption-set'}>;

/** Where points are exchanged: what there is, and what is gone of it. */
export type Shop = {
  readonly programme: Pick<Programme, 'rewards' | 'levels'>;
  /** How many of each reward are taken, by its id: changes with each redemption and cancellation. */
  readonly taken: Map<string, number>;
  readonly now: number;
};

/** Whoever redeems, as they are at this moment. */
export type Buyer = {readonly attachments: readonly Attachment[]; account(): Account | undefined};

/**
 * Carries out a redemption, or what became of one, and counts what it takes of the stock.
 *
 * @returns the redemption to keep, undefined where nothing changes, or why not
 */
export function redeem(command: RedeemCommand, shop: Shop, buyer: Buyer): Redemption | ProblemCode | undefined {
  const known = redemptionsOf(buyer.attachments);
  if (command.kind === 'redeem') {
    // The same command again, long after its result was forgotten.
    if (known.some(({id}) => id === command.id)) return undefined;
    const reward = shop.programme.rewards?.find(({id}) => id === command.reward);
    if (reward === undefined) return 'not-on-sale';
    const refused = refusal(reward, shop, buyer);
    if (refused !== undefined) return refused;
    take(shop, reward.id, 1);
    return {id: command.id, at: shop.now, reward: reward.id, name: reward.name, cost: reward.cost, state: 'open'};
  }
  const held = known.find(({id}) => id === command.redemption);
  if (held === undefined) return 'not-found';
  if (held.state === command.state) return undefined;
  if (command.state === 'cancelled') take(shop, held.reward, -1);
  if (held.state === 'cancelled') {
    // Taken back by mistake: it costs what it cost then, and is there only if it still is.
    const reward = shop.programme.rewards?.find(({id}) => id === held.reward);
    const refused = reward === undefined ? 'not-on-sale' : refusal({...reward, cost: held.cost}, shop, buyer);
    if (refused !== undefined) return refused;
    take(shop, held.reward, 1);
    return {...held, at: shop.now, state: command.state};
  }
  return {...held, state: command.state};
}

function refusal(reward: Reward, {programme, taken, now}: Shop, {attachments, account}: Buyer): ProblemCode | undefined {
  if (now < (reward.from ?? now) || (reward.until !== undefined && now >= reward.until)) return 'not-on-sale';
  const own = account();
  if (reward.level !== undefined && !hasReached(programme.levels ?? [], own?.level?.id, reward.level)) return 'level';
  const had = redemptionsOf(attachments).filter(({reward: id, state}) => id === reward.id && state !== 'cancelled').length;
  if (reward.each !== undefined && had >= reward.each) return 'each';
  if (reward.stock !== undefined && (taken.get(reward.id) ?? 0) >= reward.stock) return 'stock';
  // Whoever wants no score has no account, and nothing to pay with.
  return own === undefined || own.balance < reward.cost ? 'balance' : undefined;
}

/** Levels ascend: a higher one than asked for will do. A level that is gone asks for nothing that could be reached. */
function hasReached(levels: readonly {readonly id: string}[], own: string | undefined, asked: string): boolean {
  const wanted = levels.findIndex(({id}) => id === asked);
  return wanted !== -1 && levels.findIndex(({id}) => id === own) >= wanted;
}

function take({taken}: Shop, reward: string, count: 1 | -1): void {
  taken.set(reward, Math.max(0, (taken.get(reward) ?? 0) + count));
}
