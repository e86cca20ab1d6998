import type {RequestEntry, RequestKind} from '../../requests/request-log';

/** All requests of one kind to one host. */
export type RequestSum = {
  readonly host: string;
  readonly kind: RequestKind;
  readonly count: number;
  readonly up: number;
  readonly down: number;
  readonly lastAt: number;
};

/** Sums by host and kind, the most bytes sent first: what left counts before what came. */
export function sumRequests(entries: readonly RequestEntry[]): RequestSum[] {
  const sums = new Map<string, RequestSum>();
  for (const {host, kind, up, down, at} of entries) {
    const key = `${host} ${kind}`;
    const {count, up: sent, down: received, lastAt} = sums.get(key) ?? {count: 0, up: 0, down: 0, lastAt: at};
    sums.set(key, {host, kind, count: count + 1, up: sent + up, down: received + down, lastAt: Math.max(lastAt, at)});
  }
  return [...sums.values()].sort((left, right) => right.up - left.up || right.down - left.down);
}
