import {runMain} from './refusal.ts';
import {type Outcome, runStep, type Step} from './steps.ts';

export const TYPES: Step = {name: 'types', run: ['tsc', '-b']};

/** What every commit passes: format and lint, types, unit tests. */
export const CHECK: readonly Step[] = [
  {name: 'prepare', run: ['wxt', 'prepare', 'extension']},
  {name: 'format and lint', run: ['biome', 'check', '--error-on-warnings', '.']},
  TYPES,
  {
    name: 'unit tests',
    run: [
      'vitest',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=test-results/unit.json',
    ],
    report: {kind: 'vitest', file: 'test-results/unit.json'},
  },
];

/** Runs all steps, the later ones too when an earlier one failed, so that one run tells everything. */
export async function runSteps(steps: readonly Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await runStep(step));
  return outcomes;
}

if (process.argv[1]?.endsWith('check.ts')) {
  await runMain(async () => {
    const outcomes = await runSteps(CHECK);
    const broken = outcomes.filter(({ok}) => !ok).map(({name}) => name);
    console.log(broken.length === 0 ? 'All checks passed.' : `Failed: ${broken.join(', ')}.`);
    return broken.length === 0 ? 0 : 1;
  });
}
