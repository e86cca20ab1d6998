import {describe, expect, it} from 'vitest';
import {connectors} from '../../../worker/connectors/registry.ts';
import {problemOf} from '../../../worker/sync/circuit.ts';
import {CASES} from '../../contract/cases.ts';
import {OUTCOMES} from '../../contract/faults.ts';
import {FAULT_KINDS} from '../../fakes/vendors/fake-vendor.ts';
import {
  connect,
  connectionOf,
  drain,
  newWorkspace,
  pass,
  readFeed,
  rowsOf,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';

useFixedWorld();
const DAY = 86_400_000;
/** Two pages where they are short enough to be read over and over. */
const PEOPLE_ON_SECOND = 7;
const MOST_PAGE = 250;
const FEW = 30;

/** Every record that the API has, as the engine keeps it. */
async function liveRecords(workspace: TestWorkspace): Promise<string[]> {
  const rows = await rowsOf<{key: string}>(
    workspace,
    `select key from record where exists (
       select 1 from json_each(doc, '$.versions') v where v.value ->> 'source' = 'api' and v.value ->> 'deleted' is null) order by key`,
  );
  return rows.map(({key}) => key);
}

/** Lets time pass until the connection is well again, as it must by itself. */
async function untilWell(workspace: TestWorkspace): Promise<void> {
  for (let tries = 0; tries < 8; tries += 1) {
    const {state, problem, nextAt} = await connectionOf(workspace);
    if (state === 'idle' && problem === undefined) return;
    pass(Math.max(1, (nextAt ?? Date.now()) - Date.now()));
    await drain(workspace);
  }
  throw new Error(`it never got well: ${JSON.stringify(await connectionOf(workspace))}`);
}

describe('a whole sync through every fault', () => {
  it('is tried with every vendor that there is, and with every fault', () => {
    expect(CASES.map(({connector}) => connector.vendor).sort()).toEqual(connectors.map(({vendor}) => vendor).sort());
    expect(Object.keys(OUTCOMES).sort()).toEqual([...FAULT_KINDS].sort());
    for (const {except = {}} of CASES) for (const {why} of Object.values(except)) expect(why.length).toBeGreaterThan(20);
  });

  it.each(CASES.map(one => [one.connector.vendor, one] as const))(
    '%s: says what is wrong, loses and doubles nobody, and goes on by itself',
    async (_, {connector, vendor, pageSize, except = {}}) => {
      const workspace = await newWorkspace();
      const fake = vendor(pageSize <= MOST_PAGE ? pageSize + PEOPLE_ON_SECOND : FEW);
      stubVendors(fake);
      await connect(workspace, fake);
      await drain(workspace);
      const known = await liveRecords(workspace);
      if (!connector.linkedOnly) expect(known.length).toBeGreaterThanOrEqual(FEW);
      for (const [number, kind] of FAULT_KINDS.entries()) {
        pass(DAY);
        // At the first answer of the pass, or at the second; after that of a new key, which a vendor that burns them gives once.
        const isFirst = number % 2 === 0;
        const well = (isFirst ? 0 : 1) + (connector.refresh === undefined ? 0 : 1);
        fake.faults.push(...Array.from({length: well}, () => undefined), kind);
        await drain(workspace);
        const wasMet = fake.faults.length === 0;
        fake.faults.length = 0;
        const outcome = except[kind]?.outcome ?? OUTCOMES[kind];
        const met = await connectionOf(workspace);
        if (outcome.kind === 'refused' && isFirst && wasMet && kind !== 'cursor-expired' && kind !== 'gone') {
          expect({kind, problem: outcome.as.map(problemOf).find(word => word === met.problem)}).toEqual({
            kind,
            problem: met.problem,
          });
          expect(met.nextAt).toBeGreaterThan(Date.now());
        }
        expect({kind, live: await liveRecords(workspace)}).toEqual({kind, live: known});
        await untilWell(workspace);
        expect({kind, live: await liveRecords(workspace)}).toEqual({kind, live: known});
      }
      pass(DAY);
      await drain(workspace);
      const {supporters} = await readFeed(workspace);
      const held = supporters.flatMap(({records}) => records.map(({key}) => key));
      expect(held.sort()).toEqual([...new Set(held)].sort());
      expect(held.filter(key => key.startsWith(`${connector.vendor}/`)).sort()).toEqual(known);
      expect(await connectionOf(workspace)).toMatchObject({state: 'idle', lastCompleteAt: Date.now()});
    },
    60_000,
  );
});
