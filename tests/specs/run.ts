import {existsSync} from 'node:fs';
import {Refusal, runMain} from '../setup/refusal.ts';
import {runStep} from '../setup/steps.ts';

// `VENDOR_SPECS=FOLDER npm run test:specs`: what our connectors ask and the stand-ins answer, held against the vendors' own OpenAPI.
await runMain(async () => {
  const folder = process.env.VENDOR_SPECS ?? '';
  if (folder === '') {
    throw new Refusal(
      'Say where the vendors’ OpenAPI files are: VENDOR_SPECS=FOLDER npm run test:specs. A file is found by the vendor’s name at its beginning: patreon-v2.json.',
    );
  }
  if (!existsSync(folder)) throw new Refusal(`VENDOR_SPECS is ${folder}, and there is no such folder.`);
  const outcome = await runStep({
    name: 'vendors’ specs',
    run: [
      'vitest',
      'run',
      '--config',
      'tests/specs/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=test-results/specs.json',
    ],
    report: {kind: 'vitest', file: 'test-results/specs.json'},
    loud: true,
  });
  return outcome.ok ? 0 : 1;
});
