import {buildExtension} from '../e2e/extension.ts';
import {PARTS} from '../e2e/parts.ts';
import {provideBrowser} from './browser.ts';
import {CHECK, runSteps, TYPES} from './check.ts';
import {provideFirefox} from './firefox.ts';
import {provideGhostAdmin} from './ghost-admin.ts';
import {runMain} from './refusal.ts';
import {runStep, type Step} from './steps.ts';

const HALVES = [1, 2] as const;

/** One half of the Worker's tests: a run of them leaves every core but one idle. */
const WORKER_TESTS = (half: (typeof HALVES)[number]): Step => ({
  name: `Worker tests in workerd, ${half} of ${HALVES.length}`,
  run: [
    'vitest',
    'run',
    '--config',
    'tests/vitest.worker.config.ts',
    `--shard=${half}/${HALVES.length}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=test-results/worker-${half}.json`,
  ],
  report: {kind: 'vitest', file: `test-results/worker-${half}.json`},
});

const END_TO_END = (name: keyof typeof PARTS): Step => ({
  name: `end-to-end tests in Chromium and Firefox, ${name}`,
  run: ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'],
  report: {kind: 'playwright', file: PARTS[name].report},
  loud: true,
  env: {REGULARS_TESTS: name},
});

// `npm test`: everything. Without a browser it ends at once, saying what to install: nothing is skipped in silence.
await runMain(async () => {
  for (const {version, path} of [provideBrowser(), provideFirefox()]) console.log(`Browser: ${version} (${path})`);
  provideGhostAdmin();
  const outcomes = await runSteps(CHECK.filter(step => step !== TYPES));
  outcomes.push(...(await Promise.all([TYPES, ...HALVES.map(WORKER_TESTS)].map(runStep))));
  for (const build of ['store', 'demo'] as const) buildExtension(build);
  console.log('ok  extension builds (store and demo)');
  outcomes.push(...(await runSteps([END_TO_END('together'), END_TO_END('alone')])));

  const sum = (part: 'passed' | 'failed') => outcomes.reduce((total, {counts}) => total + counts[part], 0);
  const broken = outcomes.filter(({ok}) => !ok).map(({name, reason}) => `${name} (${reason})`);
  if (broken.length > 0) console.log(`Failed: ${broken.join(', ')}.`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return broken.length === 0 ? 0 : 1;
});
