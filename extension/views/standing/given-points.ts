export type Given = {
  readonly points: number;
  readonly reason: string;
  readonly badge: string;
  /** Everybody is brought back to a balance of 0, in place of the points (C25). */
  readonly isToZero: boolean;
};

/** What one grant may carry, either way. */
export const MOST_GIVEN = 1_000_000;

/** The points of one person: the same for all, or what brings their balance to 0. @param balance - NaN: they have none */
export function pointsFor({points, isToZero}: Pick<Given, 'points' | 'isToZero'>, balance: number): number {
  if (!isToZero) return points;
  const back = Number.isFinite(balance) ? 0 - balance : 0;
  return Math.max(-MOST_GIVEN, Math.min(MOST_GIVEN, back));
}
