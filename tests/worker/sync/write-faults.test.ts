import {describe, expect, it} from 'vitest';
import type {Outgoing} from '#shared/model/outgoing';
import type {Reading} from '#shared/model/record';
import {createDiscordFake} from '../../fakes/vendors/discord.ts';
import {discordId} from '../../fakes/vendors/discord-state.ts';
import type {FakeVendor, FaultKind} from '../../fakes/vendors/fake-vendor.ts';
import {createGhostFake} from '../../fakes/vendors/ghost.ts';
import {createHubspotFake} from '../../fakes/vendors/hubspot.ts';
import {createKitFake} from '../../fakes/vendors/kit.ts';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {connect, drain, newWorkspace, pass, readFeed, rowsOf, send, stubVendors, useFixedWorld} from '../harness.ts';

useFixedWorld();
const HOUR = 3_600_000;

/** What any request of a write may meet. That there is no such person is an answer, and no fault. */
const FAULTS: readonly FaultKind[] = [
  ...(['unauthorised', 'forbidden', 'forbidden-bare', 'conflict', 'gone', 'too-many', 'throttled'] as const),
  ...(['server-error', 'unavailable', 'html', 'truncated', 'hang', 'reset', 'clock-skew'] as const),
];

type Case = {readonly name: string; readonly vendor: FakeVendor; readonly kind: 'label' | 'role'; readonly linked?: Reading};

const linked: Reading = {
  key: 'patreon/1/member/1',
  source: 'file',
  asOf: 0,
  identifiers: [{type: 'discord-user', value: discordId(1), strength: 'strong'}],
  fields: {name: 'Ada'},
};

const CASES: readonly (() => Case)[] = [
  () => ({name: 'Ghost', vendor: createGhostFake(1), kind: 'label'}),
  () => ({name: 'Mailchimp', vendor: createMailchimpFake(1), kind: 'label'}),
  () => ({name: 'Kit', vendor: createKitFake(1), kind: 'label'}),
  () => ({name: 'HubSpot', vendor: createHubspotFake(1), kind: 'label'}),
  () => ({name: 'Discord', vendor: createDiscordFake(1), kind: 'role', linked}),
];

/** One person of one vendor, and a deed that writes to it: on and off in turn. */
async function begin({vendor, kind, linked: reading}: Case) {
  const workspace = await newWorkspace();
  if (reading !== undefined) await workspace.call('/v1/imports', {body: {import: 'file', chunk: 0, readings: [reading]}});
  stubVendors(vendor);
  const id = await connect(workspace, vendor);
  await drain(workspace);
  const write = async (run: string, on: boolean) => {
    const [person] = (await readFeed(workspace)).supporters;
    const command =
      kind === 'label'
        ? {kind: 'tag', supporter: person?.id, name: 'VIP', on, run}
        : {kind: 'role', connection: id, name: 'Reader', on, run, supporters: [person?.id]};
    return send(workspace, command);
  };
  const held = async () => {
    const {supporters} = await readFeed(workspace);
    const fields = supporters.flatMap(({records}) => records.map(record => record.fields));
    return fields
      .flatMap(({labels = [], roles = []}) => [...labels, ...roles])
      .filter(name => name === 'VIP' || name === 'Reader');
  };
  const outgoing = async (run: string): Promise<Outgoing | undefined> => {
    const rows = await rowsOf(workspace, "select doc from item where kind = 'outgoing' and doc is not null");
    return rows.map(({doc}) => JSON.parse(String(doc)) as Outgoing).find(({action}) => action === run);
  };
  return {workspace, write, held, outgoing};
}

describe('a write that meets a fault', () => {
  it.each(CASES.map(make => [make().name, make] as const))(
    'at %s is made once the fault is over, at whichever of its requests that was',
    async (_, make) => {
      const wanted = make();
      const {workspace, write, held, outgoing} = await begin(wanted);
      let on = true;
      for (const fault of FAULTS) {
        for (const place of [0, 1]) {
          const run = `${fault} ${place}`.padEnd(8, '-');
          wanted.vendor.faults.push(...Array.from({length: place}, () => undefined), fault);
          expect(await write(run, on), run).toMatchObject({status: 'applied'});
          await drain(workspace);
          wanted.vendor.faults.length = 0;
          pass(4 * HOUR);
          await drain(workspace);
          expect(await outgoing(run), run).toMatchObject({wanted: 1, done: 1, refused: []});
          expect(await held(), run).toHaveLength(on ? 1 : 0);
          on = !on;
        }
      }
    },
    60_000,
  );
});
