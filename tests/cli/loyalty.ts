import {parseArgs} from 'node:util';
import {Refusal, runMain} from '../setup/refusal.ts';
import {HELP} from './loyalty-help.ts';
import {readPeople} from './loyalty-input.ts';
import {printed, reportOf} from './loyalty-report.ts';
import {readProgramme} from './programme-input.ts';
import {readJsonFile} from './read-json-file.ts';
import {dateSchema, readStrict} from './read-strict.ts';

// `npm run loyalty -- --programme FILE.json --activities FILE.json`: the engine's own points on plain input, printed as JSON.
await runMain(async () => {
  try {
    const {programme, activities, now, help} = options();
    if (help) {
      console.log(HELP);
      return 0;
    }
    if (programme === undefined || activities === undefined)
      throw new Refusal(`Say which files: npm run loyalty -- --programme FILE.json --activities FILE.json\n\n${HELP}`);
    const plan = readProgramme(readJsonFile(programme));
    const people = readPeople(readJsonFile(activities));
    console.log(printed(reportOf(people, plan, now === undefined ? Date.now() : readStrict(dateSchema, now, '--now'))));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 2;
  }
});

function options() {
  const text = {type: 'string'} as const;
  try {
    return parseArgs({options: {programme: text, activities: text, now: text, help: {type: 'boolean', short: 'h'}}}).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}
