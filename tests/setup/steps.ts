import {spawn} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {ROOT} from './root.ts';

/** One program of a check. A test runner also says where it writes its report. */
export type Step = {
  name: string;
  /** A program of node_modules and its arguments. */
  run: readonly [string, ...string[]];
  report?: {kind: 'vitest' | 'playwright'; file: string};
  /** Prints while it runs; otherwise only when it fails. */
  loud?: boolean;
  env?: Readonly<Record<string, string>>;
};

export type Counts = {passed: number; failed: number; skipped: number};
export type Outcome = {name: string; ok: boolean; seconds: number; counts: Counts; reason?: string};

const PATIENCE_MS = 25 * 60_000;

/** Runs a step to its end. A runner that ran nothing, or skipped something, has not passed. */
export async function runStep({name, run, report, loud = false, env = {}}: Step): Promise<Outcome> {
  const started = performance.now();
  if (report) rmSync(join(ROOT, report.file), {force: true});
  if (report) mkdirSync(dirname(join(ROOT, report.file)), {recursive: true});
  const {code, output} = await runProgram(run, loud, env);
  const counts = report ? readCounts(report) : {passed: 0, failed: 0, skipped: 0};
  const reason = reasonOf(code, counts, report !== undefined);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  if (reason !== undefined && !loud) console.log(output.trimEnd());
  const numbers = report ? `, ${counts.passed} passed, ${counts.failed} failed` : '';
  console.log(
    `${reason === undefined ? 'ok' : 'FAILED'}  ${name} (${seconds} s${numbers})${reason === undefined ? '' : `: ${reason}`}`,
  );
  return {name, ok: reason === undefined, seconds, counts, ...(reason === undefined ? {} : {reason})};
}

function reasonOf(code: number, counts: Counts, isRunner: boolean): string | undefined {
  if (code !== 0) return `exit code ${code}`;
  if (isRunner && counts.passed === 0) return 'it ran no test';
  if (counts.failed > 0) return `${counts.failed} tests failed`;
  if (counts.skipped > 0) return `${counts.skipped} tests were skipped`;
  return undefined;
}

function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  loud: boolean,
  own: Step['env'],
): Promise<{code: number; output: string}> {
  return new Promise(resolve => {
    let output = '';
    const child = spawn(join(ROOT, 'node_modules/.bin', program), args, {
      cwd: ROOT,
      stdio: loud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: {...process.env, WRANGLER_SEND_METRICS: 'false', ...own},
      timeout: PATIENCE_MS,
    });
    child.stdout?.on('data', chunk => {
      output += chunk;
    });
    child.stderr?.on('data', chunk => {
      output += chunk;
    });
    child.once('error', error => resolve({code: 1, output: error.message}));
    child.once('close', code => resolve({code: code ?? 1, output}));
  });
}

/** The totals of a runner's own report; nothing passed when there is none. */
function readCounts({kind, file}: NonNullable<Step['report']>): Counts {
  let report: Record<string, unknown>;
  try {
    report = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  } catch {
    return {passed: 0, failed: 0, skipped: 0};
  }
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  if (kind === 'vitest') {
    return {
      passed: number(report.numPassedTests),
      // A file that does not load has no tests to fail.
      failed: number(report.numFailedTests) + (number(report.numFailedTests) === 0 ? number(report.numFailedTestSuites) : 0),
      skipped: number(report.numPendingTests) + number(report.numTodoTests),
    };
  }
  const stats = (report.stats ?? {}) as Record<string, unknown>;
  return {
    passed: number(stats.expected),
    failed: number(stats.unexpected) + number(stats.flaky),
    skipped: number(stats.skipped),
  };
}
