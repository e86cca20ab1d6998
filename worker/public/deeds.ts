import type {PersonCommand} from '#shared/home';
import {rankedAsSchema} from '#shared/model/account';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {applyCommand} from '../workspace/apply-command';
import type {Home} from '../workspace/home';
import {hashOf} from '../workspace/secrets';
import {claimCode} from './claim-code';
import {unlinkAccount} from './linked-account';
import {DEEDS, type Deed} from './words';

/** What a form of the page sends. */
export type Wish = {readonly deed: string; readonly what: string; readonly nonce: string};

const NONCE = /^[0-9a-f]{24}$/;
/** Hex of a command's id: enough that no two meet. */
const ID_LENGTH = 40;

/**
 * Does what a person asked for on their page. Each form carries a word that is drawn when the page is made: the same form sent
 * twice, by a double tap or by going back, is the same command and counts once.
 *
 * @returns what the page says then; undefined: no form of ours sends this
 */
export async function doDeed(home: Home, wish: Wish, of: {person: Supporter; programme: Programme}): Promise<Deed | undefined> {
  if (!NONCE.test(wish.nonce)) return undefined;
  const {person, programme} = of;
  if (wish.deed === 'code') {
    const code = wish.what.trim();
    return person.unscored === undefined && code !== '' ? claimCode(home, {person, programme, code}) : 'no-code';
  }
  if (wish.deed === 'unlink-discord') {
    unlinkAccount(home, person);
    return 'unlinked';
  }
  // It was a button a moment ago: the creator took the means away since.
  if (wish.deed === 'link-discord') return 'link-away';
  const hash = await hashOf(`${person.id} ${wish.deed} ${wish.what} ${wish.nonce}`);
  const base = {id: `me-${hash.slice(0, ID_LENGTH)}`, at: home.now(), supporter: person.id};
  const wanted = commandOf(wish, base);
  if (wanted === undefined) return undefined;
  const [command, done] = wanted;
  const {problem} = applyCommand(home, command);
  if (problem === undefined) return done;
  return DEEDS.find(deed => deed === problem.code) ?? 'later';
}

function commandOf(
  {deed, what}: Wish,
  base: {readonly id: string; readonly at: number; readonly supporter: string},
): readonly [PersonCommand, Deed] | undefined {
  switch (deed) {
    case 'redeem':
      return [{...base, kind: 'redeem', reward: what}, 'redeemed'];
    case 'name': {
      const as = rankedAsSchema.safeParse(what);
      return as.success ? [{...base, kind: 'rank-as', as: as.data}, 'named'] : undefined;
    }
    case 'leave':
      return [{...base, kind: 'unscore'}, 'left'];
    case 'back':
      return [{...base, kind: 'score-again'}, 'back'];
    default:
      return undefined;
  }
}
