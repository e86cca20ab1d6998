import type {Column} from './columns';
import type {DetectedList, Detection} from './detect';
import type {Reason, Verdict} from './judge';
import type {IdentityKind} from './who';

/** A detection as plain JSON, with people's data: for the creator's own eyes ("I see 42 members, e.g. …"). */
export type Description = {
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly about?: 'members' | 'sales';
  readonly rows: number;
  readonly identity?: {
    readonly kind: IdentityKind;
    readonly coverage: number;
    readonly distinct: number;
    readonly rowsByKind: Readonly<Partial<Record<IdentityKind, number>>>;
  };
  readonly columns: readonly Column[];
  readonly samples: readonly {readonly identity?: {kind: IdentityKind; value: string}; readonly cells: readonly string[]}[];
  readonly why: readonly Reason[];
  readonly virtual: boolean;
  readonly total?: {readonly count: number; readonly from: string};
  readonly others: readonly {
    verdict: Verdict;
    confidence: number;
    rows: number;
    kind?: IdentityKind;
    against: readonly string[];
  }[];
  readonly elements: number;
  readonly whole: boolean;
};

const SAMPLES = 3;

export function describeDetection({best, others, total, elements, whole}: Detection): Description {
  const common = {elements, whole, others: others.map(describeOther), ...(total === undefined ? {} : {total})};
  if (!best) {
    return {verdict: 'no-people', confidence: 0.99, rows: 0, columns: [], samples: [], why: [], virtual: false, ...common};
  }
  const {verdict, confidence, about, kind, coverage, distinct, kinds: rowsByKind} = best;
  return {
    verdict,
    confidence,
    about,
    rows: best.rows.length,
    ...(kind === undefined ? {} : {identity: {kind, coverage, distinct, rowsByKind}}),
    columns: best.columns,
    samples: samplesOf(best),
    why: best.reasons,
    virtual: best.virtual,
    ...common,
  };
}

function samplesOf(list: DetectedList): Description['samples'] {
  return list.rows.slice(0, SAMPLES).flatMap((_, n) => {
    const row = list.read(n);
    if (!row) return [];
    return {...(row.identity === undefined ? {} : {identity: row.identity}), cells: row.cells};
  });
}

function describeOther({verdict, confidence, rows, kind, reasons}: DetectedList): Description['others'][number] {
  const against = reasons.filter(({passed}) => !passed).map(({test}) => test);
  return {verdict, confidence, rows: rows.length, ...(kind === undefined ? {} : {kind}), against};
}
