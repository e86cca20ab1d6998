import {parseArgs} from 'node:util';
import {Refusal, runMain} from '../setup/refusal.ts';
import {describeNote, describeProblem, filterRows, HELP} from './filter-rows.ts';
import {readJsonFile} from './read-json-file.ts';

// `npm run filter -- --data FILE.json --filter TEXT`: the filter language on anybody's JSON.
await runMain(async () => {
  const {data, filter, now, tz = 'UTC', help} = options();
  if (help) {
    console.log(HELP);
    return 0;
  }
  if (data === undefined || filter === undefined) throw new Refusal(`Say which file and which filter.\n\n${HELP}`);
  const at = now === undefined ? Date.now() : Date.parse(now);
  if (Number.isNaN(at)) throw new Refusal(`--now ${now} is no ISO date.`);
  if (!isZone(tz)) throw new Refusal(`--tz ${tz} is no time zone; one is Europe/Paris.`);
  const outcome = filterRows(readJsonFile(data), filter, {now: at, zone: tz});
  if (!outcome.ok) {
    console.error(describeProblem(filter, outcome.problem));
    return 2;
  }
  for (const note of outcome.notes) console.error(describeNote(note));
  console.log(JSON.stringify(outcome.ids));
  return 0;
});

function options() {
  try {
    const text = {type: 'string'} as const;
    return parseArgs({options: {data: text, filter: text, now: text, tz: text, help: {type: 'boolean', short: 'h'}}}).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', {timeZone: zone});
    return true;
  } catch {
    return false;
  }
}
