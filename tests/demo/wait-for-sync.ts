import {setTimeout as sleep} from 'node:timers/promises';
import type {Connection} from '#shared/model/connection';
import {Refusal} from '../setup/refusal.ts';
import type {Everything, WorkspaceClient} from './workspace-client.ts';

/**
 * Waits until every connection has read its vendor once, and says how far they are whenever that changed.
 *
 * @throws Refusal when a connection stops or nothing moves for two minutes
 */
export async function waitForSync(client: WorkspaceClient, say: (line: string) => void): Promise<Everything> {
  let said = '';
  for (let moved = Date.now(); Date.now() - moved < 120_000; await sleep(400)) {
    const everything = await client.everything();
    const {connections} = everything;
    const line = connections.map(progressOf).join(' · ');
    if (line !== said) {
      say(`  ${line}`);
      said = line;
      moved = Date.now();
    }
    const stopped = connections.find(({state}) => state === 'stopped');
    if (stopped) throw new Refusal(`${stopped.label} stopped: ${stopped.problem ?? 'no reason'} ${stopped.detail ?? ''}`.trim());
    if (connections.length > 0 && connections.every(({lastCompleteAt}) => lastCompleteAt !== null)) return everything;
  }
  throw new Refusal(`The sync stood still for two minutes: ${said}.`);
}

function progressOf({label, state, progress, records, problem, lastCompleteAt}: Connection): string {
  if (lastCompleteAt !== null) return `${label}: ${records} records`;
  if (problem !== undefined) return `${label}: ${state}, ${problem}`;
  return `${label}: ${progress?.done ?? 0} of ${progress?.expected ?? '?'}`;
}
