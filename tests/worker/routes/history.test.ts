import {describe, expect, it} from 'vitest';
import {eventsOf} from '#shared/membership/timeline';
import type {Reading} from '#shared/model/record';
import {historyResponseSchema} from '#shared/protocol/history';
import {NOON, newWorkspace, readFeed, rowsOf, type TestWorkspace, useFixedWorld} from '../harness.ts';

useFixedWorld();

const DAY_MS = 86_400_000;
const reading = (day: number, fields: Reading['fields']): Reading => ({
  key: 'patreon/campaign/user/1',
  source: 'file',
  asOf: NOON - 30 * DAY_MS + day * DAY_MS,
  identifiers: [{type: 'patreon-user', value: '1', strength: 'strong'}],
  fields: {paid: true, vendorState: 'active', ...fields},
});

function importAll(workspace: TestWorkspace, ...readings: Reading[]): Promise<Response> {
  return workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
}

describe('the history of a person', () => {
  it('is kept as appended rows and read by the person’s id (C13)', async () => {
    const workspace = await newWorkspace();
    await importAll(workspace, reading(0, {}), reading(1, {lastChargeStatus: 'declined'}));
    await importAll(workspace, reading(4, {lastChargeStatus: 'paid'}));
    const [person] = (await readFeed(workspace)).supporters;
    const response = await workspace.call(`/v1/supporters/${person?.id}/history`);
    const {records} = historyResponseSchema.parse(await response.json());
    expect(records).toMatchObject([
      {key: 'patreon/campaign/user/1', since: reading(0, {}).asOf, now: {lastChargeStatus: 'paid'}},
    ]);
    expect(eventsOf(records, NOON).map(({kind, at}) => [kind, at])).toEqual([
      ['declined', reading(1, {}).asOf],
      ['recovered', reading(4, {}).asOf],
    ]);
  });

  it('costs no row for a new person, and none when nothing of the membership changed', async () => {
    const workspace = await newWorkspace();
    await importAll(workspace, reading(0, {}));
    await importAll(workspace, reading(1, {name: 'Ada'}));
    expect(await rowsOf(workspace, 'select record from history')).toEqual([]);
  });

  it('is nobody’s for an id that nobody has, and for who is not signed in', async () => {
    const workspace = await newWorkspace();
    expect((await workspace.call(`/v1/supporters/${'a'.repeat(20)}/history`)).status).toBe(404);
    expect((await workspace.call(`/v1/supporters/${'a'.repeat(20)}/history`, {token: 'x.y'})).status).toBe(401);
  });
});
