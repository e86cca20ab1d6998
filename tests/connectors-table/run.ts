import {runMain} from '../setup/refusal.ts';
import {runStep, type Step} from '../setup/steps.ts';

const STEPS: readonly Step[] = [
  {
    name: 'contract of connectors',
    run: [
      'vitest',
      'run',
      '--config',
      'tests/vitest.worker.config.ts',
      'tests/worker/connectors',
      '--reporter=dot',
      '--reporter=json',
      '--outputFile=test-results/connectors.json',
    ],
    report: {kind: 'vitest', file: 'test-results/connectors.json'},
  },
  {
    name: 'what each connector can do',
    run: [
      'vitest',
      'run',
      '--config',
      'tests/vitest.config.ts',
      'tests/connectors-table',
      '--disable-console-intercept',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=test-results/connectors-table.json',
    ],
    report: {kind: 'vitest', file: 'test-results/connectors-table.json'},
    env: {PRINT_TABLE: 'true'},
    loud: true,
  },
];

// `npm run test:connectors`: every connector through the contract, fault by fault, then the table of what each can do.
await runMain(async () => {
  let ok = true;
  for (const step of STEPS) ok = (await runStep(step)).ok && ok;
  return ok ? 0 : 1;
});
