import {prizeId} from '#shared/loyalty/prize';
import type {Draw} from '#shared/model/draw';
import type {Command} from '#shared/protocol/commands';

type Prize = Extract<Command, {kind: 'grant'}>;

/**
 * The commands that give the winners of a draw their points, dated when it is held. The reason is the draw's id: every screen says
 * it in its own language.
 */
export function prizesOf(draw: Draw, points: number, now: number): Prize[] {
  if (points === 0) return [];
  return draw.winners.map(({supporter}) => ({
    kind: 'grant',
    id: prizeId(draw, supporter),
    at: now,
    supporter,
    points,
    reason: draw.id,
  }));
}
