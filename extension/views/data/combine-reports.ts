import type {ImportReport} from '../../local/import-file';
import type {Moves} from '../../local/moves';

export type Report = Extract<ImportReport, {ok: true}>;

/**
 * Files that were read together, told as one. Of several files of one list the last tells who moved: those before it are its
 * history.
 */
export function combineReports(reports: readonly Report[]): Report | undefined {
  const latest = [...new Map(reports.map(report => [report.kind, report])).values()];
  return latest.reduce<Report | undefined>((sum, report) => (sum === undefined ? report : add(sum, report)), undefined);
}

function add(left: Report, right: Report): Report {
  const {outOfStep = left.outOfStep} = right;
  return {
    ...right,
    rows: left.rows + right.rows,
    created: left.created + right.created,
    changed: left.changed + right.changed,
    unchanged: left.unchanged + right.unchanged,
    erased: (left.erased ?? 0) + (right.erased ?? 0),
    erasedThere: (left.erasedThere ?? 0) + (right.erasedThere ?? 0),
    tooLarge: (left.tooLarge ?? 0) + (right.tooLarge ?? 0),
    moves: addMoves(left.moves, right.moves),
    ...(outOfStep === undefined ? {} : {outOfStep}),
    problems: [...left.problems, ...right.problems],
    problemCount: left.problemCount + right.problemCount,
  };
}

function addMoves(left: Moves, right: Moves): Moves {
  const both = (kind: keyof Moves) => [...new Set([...left[kind], ...right[kind]])];
  return {
    added: both('added'),
    joined: both('joined'),
    left: both('left'),
    declined: both('declined'),
    recovered: both('recovered'),
  };
}
