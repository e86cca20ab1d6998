import {createHash} from 'node:crypto';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import packageJson from '../../package.json' with {type: 'json'};
import {Refusal, runMain} from '../setup/refusal.ts';
import {ROOT} from '../setup/root.ts';
import {inspect} from './inspect.ts';
import {lint} from './lint.ts';
import {makePackages, type Package} from './packages.ts';

/*
 * `npm run package`: what is uploaded to the stores, in `packages/`, with sizes and hashes. Each package is looked through as a
 * reviewer would, Firefox's by Mozilla's own linter too; nothing is written where one is not clean.
 */
const FOLDER = join(ROOT, 'packages');

await runMain(async () => {
  const packages = makePackages(packageJson.version);
  const complaints = packages.filter(isExtension).flatMap(({name, files}) => inspect(files).map(one => ({name, ...one})));
  for (const {name, file, what, excerpt} of complaints) console.error(`${name}, ${file}: ${what}: ${excerpt}`);
  const firefox = packages.find(({name}) => name.endsWith('-firefox.zip'));
  const {errors, warnings} = lint(firefox?.bytes ?? new Uint8Array());
  for (const {code, file, message} of [...errors, ...warnings]) console.log(`Mozilla’s linter, ${file}: ${code}: ${message}`);
  if (complaints.length + errors.length > 0) throw new Refusal('Nothing was written: a store would refuse these packages.');
  mkdirSync(FOLDER, {recursive: true});
  for (const {name, bytes} of packages) {
    rmSync(join(FOLDER, name), {force: true});
    writeFileSync(join(FOLDER, name), bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    console.log(`${hash}  ${name}  ${(bytes.length / 1000).toFixed(0)} kB`);
  }
  console.log(`Mozilla’s linter: ${errors.length} errors, ${warnings.length} warnings. ${FOLDER}`);
  return 0;
});

function isExtension({name}: Package): boolean {
  return !name.endsWith('-sources.zip');
}
