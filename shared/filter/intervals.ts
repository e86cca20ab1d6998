import {dateSpans, type Span} from '#shared/filter/dates';
import type {CompareOp, Test} from '#shared/filter/tree';
import {leastV} from '#shared/loyalty/score';
import type {Programme} from '#shared/model/programme';

/** From, counted, until, not counted. */
export type Interval = Span;

type Bounds = Exclude<Test, {op: 'any'}>;

export const ALL: Interval = {from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY};

/** Where a number must lie. */
export function numberIntervals(test: Bounds, numberOf: (value: string) => number): Interval[] {
  if ('values' in test) return test.values.map(numberOf).map(value => ({from: value, until: after(value)}));
  if (test.op === 'range') return [{from: numberOf(test.from), until: after(numberOf(test.to))}];
  return [compared(test.op, numberOf(test.value))];
}

export function dateIntervals(test: Bounds, clock: {readonly now: number; readonly zone: string}): Interval[] {
  return dateSpans(test, clock);
}

function compared(op: CompareOp, value: number): Interval {
  if (op === '<' || op === '<=') return {from: ALL.from, until: op === '<' ? value : after(value)};
  return {from: op === '>' ? after(value) : value, until: ALL.until};
}

/** Where v must lie for a score from `least` to `most`; whoever has no v scores 0. */
type ScoreInterval = Interval & {readonly withAbsent: boolean};

/** score ≥ s is a bound on v. */
export function scoreIntervals(test: Bounds, {programme, now}: {programme: Programme; now: number}): ScoreInterval[] {
  const between = (least: number, most: number): ScoreInterval => ({
    from: leastV(least, programme, now),
    until: leastV(most + 1, programme, now),
    withAbsent: least <= 0 && most >= 0,
  });
  if ('values' in test) return test.values.map(Number).flatMap(value => (Number.isInteger(value) ? [between(value, value)] : []));
  if (test.op === 'range') return [between(Math.ceil(Number(test.from)), Math.floor(Number(test.to)))];
  const value = Number(test.value);
  if (test.op === '>=' || test.op === '>') return [between(test.op === '>' ? Math.floor(value) + 1 : Math.ceil(value), 100)];
  return [between(0, test.op === '<' ? Math.ceil(value) - 1 : Math.floor(value))];
}

const bytes = new DataView(new ArrayBuffer(8));

/** The next double above a finite one, so that "more than" is one comparison. */
function after(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  bytes.setFloat64(0, value);
  bytes.setBigInt64(0, bytes.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return bytes.getFloat64(0);
}
