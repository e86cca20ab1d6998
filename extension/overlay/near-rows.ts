import type {DecoratedRow} from './decorator';

export type NearRows = {
  add(row: DecoratedRow): void;
  has(row: DecoratedRow): boolean;
  remove(row: DecoratedRow): void;
  /** Forgets rows that have left the page. */
  dropGone(): void;
  near(): readonly DecoratedRow[];
};

type Options = {
  /** A row is near no longer. */
  readonly left: (row: DecoratedRow) => void;
  readonly changed: () => void;
  readonly signal: AbortSignal;
};

const NEAR = '300px';

/** Keeps which of many rows are in the window or near it. */
export function createNearRows({left, changed, signal}: Options): NearRows {
  const rows = new Map<Element, DecoratedRow>();
  const near = new Set<DecoratedRow>();
  const observer = new IntersectionObserver(
    entries => {
      for (const {target, isIntersecting} of entries) {
        const row = rows.get(target);
        if (row && isIntersecting) near.add(row);
        else if (row) leave(row);
      }
      changed();
    },
    {rootMargin: NEAR},
  );
  signal.addEventListener('abort', () => observer.disconnect());

  function leave(row: DecoratedRow): void {
    near.delete(row);
    left(row);
  }

  function remove(row: DecoratedRow): void {
    leave(row);
    rows.delete(row.row);
    observer.unobserve(row.row);
  }

  return {
    add(row) {
      rows.set(row.row, row);
      observer.observe(row.row);
    },
    has: row => rows.get(row.row) === row,
    remove,
    dropGone() {
      for (const row of [...rows.values()]) if (!row.row.isConnected) remove(row);
    },
    near: () => [...near],
  };
}
