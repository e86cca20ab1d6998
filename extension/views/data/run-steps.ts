import type {Told} from '../../importer/orders';
import type {Sent} from '../../importer/send-order';
import {figuresOf} from '../import-figures';
import {failureText, fileProblemText} from '../import-problem-text';
import type {EndedImport, ImportDone, ImportState} from '../import-state';
import {caughtUp} from './caught-up';
import {combineReports, type Report} from './combine-reports';
import {type Latest, readStep, type Step} from './import-steps';
import {orderImport} from './order-import';

export type Showing = {readonly show: (state: ImportState) => void; readonly begun: (sent: Sent) => void};

/** What came of the steps so far. */
type Sum = {readonly reports: Report[]; readonly undoIds: string[]; latest: Latest | undefined; undone: number; kept: number};

/** How the steps ended, as it was shown. */
export type Ended = {readonly state: EndedImport | undefined; readonly latest: Latest | undefined};

/** Ends at the first that does not come to its end. */
export async function runSteps(steps: readonly Step[], {show, begun}: Showing): Promise<Ended> {
  const left = [...steps];
  const sum: Sum = {reports: [], undoIds: [], latest: undefined, undone: 0, kept: 0};
  for (let step = left.shift(); step !== undefined; step = left.shift()) {
    const {fileName} = step;
    const startedAt = Date.now();
    const kind = step.kind === 'undo' ? 'undoing' : 'reading';
    show({kind, fileName, done: 0, total: 0, startedAt});
    const told = await orderImport(step, said => showOnTheWay(said, {kind, fileName, startedAt}, show), begun);
    if (told.kind === 'unpacked') {
      left.unshift(...told.files.map(file => readStep(file, step.kind === 'import' ? step.entries : undefined)));
      continue;
    }
    const state = stateOf(told, step, sum);
    const isWell = state.kind === 'done' || state.kind === 'undone';
    if (isWell && left.length > 0) continue;
    await caughtUp();
    show(state);
    return {state, latest: isWell ? sum.latest : undefined};
  }
  return {state: undefined, latest: undefined};
}

type OnTheWay = {readonly kind: 'reading' | 'undoing'; readonly fileName: string; readonly startedAt: number};

function showOnTheWay(told: Told, {kind, fileName, startedAt}: OnTheWay, show: Showing['show']): void {
  if (told.kind === 'waiting') show({kind: 'waiting', fileName});
  if (told.kind === 'preview') show({kind: 'asking', fileName, survey: told.survey});
  if (told.kind === 'progress') show({kind, fileName, done: told.done, total: told.total, startedAt});
}

function stateOf(told: Told, step: Step, sum: Sum): EndedImport {
  const {id, fileName} = step;
  switch (told.kind) {
    case 'done':
      return doneState(told, step, sum);
    case 'undone':
      sum.undone += told.undone;
      sum.kept += told.kept;
      return {kind: 'undone', fileName, undone: sum.undone, kept: sum.kept};
    case 'unknown':
      return {kind: 'unknown', fileName, id};
    case 'failed':
      return {kind: 'failed', fileName, text: failureText(told, fileName)};
    case 'waiting':
    case 'progress':
    case 'preview':
    case 'unpacked':
      throw new Error(`an importer’s last word was ${told.kind}`);
  }
}

function doneState(told: Extract<Told, {kind: 'done'}>, step: Step, sum: Sum): EndedImport {
  const {report, canUndo, isOlder, isFirst} = told;
  const {id, fileName} = step;
  if (!report.ok) return {kind: 'failed', fileName, text: fileProblemText(report.problem, fileName)};
  if (report.isCancelled) return {kind: 'stopped', fileName};
  sum.reports.push(report);
  if (canUndo) sum.undoIds.push(id);
  const files = sum.reports.length;
  const offersHistory = isFirst && canUndo && files === 1 && step.kind === 'import';
  sum.latest = offersHistory ? {id, file: step.file} : undefined;
  const whole = combineReports(sum.reports) ?? report;
  const done: ImportDone = {
    kind: 'done',
    fileName,
    vendor: report.vendor,
    figures: figuresOf(whole),
    problems: whole.problems,
    problemCount: whole.problemCount,
    undoIds: [...sum.undoIds],
    isRemote: told.home === 'server' && whole.created + whole.changed > 0,
    isFirst: offersHistory,
    isOlder,
    files,
  };
  return done;
}
