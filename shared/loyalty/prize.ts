import {DRAW, GRANT} from '#shared/model/account';
import type {Draw} from '#shared/model/draw';
import type {Rid} from '#shared/model/record';

const START = 'draw/';

/** The id of the command that gives a winner the prize, and so of the grant: it is given once, however often it is tried. */
export function prizeId({id}: Pick<Draw, 'id'>, supporter: Rid): string {
  return `${START}${id}/${supporter}`;
}

/** The draw that a grant is the prize of, `week-2026-11-16`; undefined: it is none. */
export function drawOfGrant(grant: string): string | undefined {
  return grant.startsWith(START) ? grant.split('/')[1] : undefined;
}

/** What the ledger calls a grant: a prize does not count in rankings, or whoever won once would lead the next. */
export function ruleOfGrant(grant: string): string {
  return drawOfGrant(grant) === undefined ? GRANT : DRAW;
}
