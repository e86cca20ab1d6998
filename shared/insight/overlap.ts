/** How two lists of people lie over each other. */
export type Overlap = {
  readonly membersOnly: number;
  readonly both: number;
  readonly readersOnly: number;
  /** Shares between 0 and 1; undefined where there is nobody to have a share of. */
  readonly ofMembers: number | undefined;
  readonly ofReaders: number | undefined;
  /** Of everybody on either list: 1 where the two are the same people. */
  readonly ofAll: number | undefined;
};

/** @param counts - people; the three parts exclude each other */
export function overlapOf({membersOnly, both, readersOnly}: Pick<Overlap, 'membersOnly' | 'both' | 'readersOnly'>): Overlap {
  return {
    ...{membersOnly, both, readersOnly},
    ofMembers: share(both, both + membersOnly),
    ofReaders: share(both, both + readersOnly),
    ofAll: share(both, both + membersOnly + readersOnly),
  };
}

/** Undefined where there is no whole. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** As it is shown in whole per cent: some are never none, and not all are never all. */
export function shownShare(exact: number): number {
  return exact <= 0 || exact >= 1 ? exact : Math.min(0.99, Math.max(0.01, exact));
}
