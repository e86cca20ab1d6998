/** What three ways of counting say about one view. Rows that are placeholders or headers count nowhere. */
export type Counts = {
  /** The adapter names no rows of its own: the list is always found by its columns. */
  readonly byColumns?: boolean;
  /** Rows that the adapter's selectors find, and those of them that say who they are. */
  readonly adapterRows: number;
  readonly adapterIdentified: number;
  /** Rows of the detector's list, 0 where it sees no people, and those of them that name a person whom we could know. */
  readonly detectedRows: number;
  readonly detectedIdentified: number;
  /** Rows that both found. */
  readonly commonRows: number;
  /** What the page itself prints; absent where it says nothing. */
  readonly total?: number;
  /** Rows whose identifiers lead to different people. */
  readonly conflicts?: number;
  /** The page kept wiping our chips, so they moved to a layer of their own. */
  readonly movedToLayer?: boolean;
};

export type HealthReason =
  | 'adapter-finds-no-rows'
  | 'rows-without-identity'
  | 'finders-disagree'
  | 'more-rows-than-total'
  | 'conflicting-identifiers'
  | 'chips-wiped'
  | 'no-rows-of-total'
  | 'nobody-recognised'
  | 'empty-list'
  | 'nothing-to-see';

export type Health = {
  readonly state: 'ok' | 'degraded' | 'broken';
  readonly reasons: readonly HealthReason[];
  /** Whose rows can be worked with. */
  readonly rowsFrom: 'adapter' | 'detector' | 'nobody';
};

/** Below this share of rows that say who they are, something is wrong. */
export const MIN_COVERAGE = 0.8;
const MIN_OVERLAP = 0.7;
/** Fewer rows than this may be anything that repeats. */
const MIN_DETECTED = 3;

/** Compares what the adapter finds with what the detector finds and what the page says. */
export function healthOf(counts: Counts): Health {
  const {adapterRows, adapterIdentified, total} = counts;
  const detected = counts.detectedRows >= MIN_DETECTED ? counts.detectedRows : 0;
  if (adapterRows === 0 && detected === 0) return nothingFound(total);
  if (adapterRows === 0) return detectedOnly(counts);
  if (adapterIdentified === 0) {
    const reasons = ['nobody-recognised'] as const;
    return detected > 0 ? {state: 'degraded', reasons, rowsFrom: 'detector'} : {state: 'broken', reasons, rowsFrom: 'nobody'};
  }
  const reasons: HealthReason[] = [];
  const isPatchy = adapterIdentified / adapterRows < MIN_COVERAGE;
  if (isPatchy) reasons.push('rows-without-identity');
  if (detected > 0 && overlap(counts) < MIN_OVERLAP) reasons.push('finders-disagree');
  if (total !== undefined && adapterRows > total) reasons.push('more-rows-than-total');
  if ((counts.conflicts ?? 0) > 0) reasons.push('conflicting-identifiers');
  if (counts.movedToLayer) reasons.push('chips-wiped');
  const isBetter = isPatchy && detected > 0 && counts.detectedIdentified > adapterIdentified;
  return {state: reasons.length === 0 ? 'ok' : 'degraded', reasons, rowsFrom: isBetter ? 'detector' : 'adapter'};
}

function detectedOnly({byColumns, detectedRows, detectedIdentified}: Counts): Health {
  const reasons: HealthReason[] = byColumns ? [] : ['adapter-finds-no-rows'];
  if (detectedIdentified / detectedRows < MIN_COVERAGE) reasons.push('rows-without-identity');
  return {state: reasons.length === 0 ? 'ok' : 'degraded', reasons, rowsFrom: 'detector'};
}

/** How many rows two finders share; one may take a row's inner box for the row, or the box around it. */
export function countCommon(ours: readonly Element[], detected: readonly Element[]): number {
  const known = new Set(detected);
  const around = new Set(detected.flatMap(row => ancestorsOf(row)));
  return ours.filter(row => known.has(row) || around.has(row) || ancestorsOf(row).some(box => known.has(box))).length;
}

const MAX_BOXES = 3;

function ancestorsOf(row: Element): Element[] {
  const boxes: Element[] = [];
  for (let box = row.parentElement; box && boxes.length < MAX_BOXES; box = box.parentElement) boxes.push(box);
  return boxes;
}

function nothingFound(total: number | undefined): Health {
  if (total !== undefined && total > 0) return {state: 'broken', reasons: ['no-rows-of-total'], rowsFrom: 'nobody'};
  return {state: 'ok', reasons: [total === 0 ? 'empty-list' : 'nothing-to-see'], rowsFrom: 'nobody'};
}

function overlap({adapterRows, detectedRows, commonRows}: Counts): number {
  return commonRows / (adapterRows + detectedRows - commonRows);
}
