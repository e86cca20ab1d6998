import {parseArgs} from 'node:util';
import {cluster} from '#shared/identity/cluster';
import {Refusal, runMain} from '../setup/refusal.ts';
import {HELP, readInput} from './merge-input.ts';
import {readJsonFile} from './read-json-file.ts';

// `npm run merge -- --records FILE.json`: the engine's own clustering on plain input, printed as JSON.
await runMain(async () => {
  const {values} = options();
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (values.records === undefined) throw new Refusal(`Say which file: npm run merge -- --records FILE.json\n\n${HELP}`);
  const {records, decisions} = readInput(readJsonFile(values.records));
  const {groups, refused} = cluster(records, decisions);
  const clusters = groups.map(group => ({id: group[0]?.rid, anchor: group[0]?.key, records: group.map(({key}) => key)}));
  console.log(JSON.stringify({records: records.length, people: clusters.length, clusters, refused}, undefined, 2));
  return 0;
});

function options() {
  try {
    return parseArgs({options: {records: {type: 'string'}, help: {type: 'boolean', short: 'h'}}});
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}
