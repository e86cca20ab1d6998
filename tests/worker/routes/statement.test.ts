import {describe, expect, it} from 'vitest';
import {statementOf} from '#shared/loyalty/statement';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {DAY_MS} from '#shared/model/time';
import {statementResponseSchema} from '#shared/protocol/statement';
import {NOON, newWorkspace, readFeed, send, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

describe('the statement of a person', () => {
  it('has every entry of the ledger and the reasons of points by hand, and adds up to the balance (C24, LOY-82, LOY-84)', async () => {
    const workspace = await newWorkspace();
    const readings = [fileReading(1, {mailState: 'subscribed', mailOptInAt: NOON - 9 * DAY_MS})];
    await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}});
    const id = (await readFeed(workspace)).supporters[0]?.id ?? '';
    await send(workspace, {id: 'grant-0001', at: NOON, kind: 'grant', supporter: id, points: 30, reason: 'Helped at the fair'});
    const [person] = (await readFeed(workspace)).supporters;
    const response = await workspace.call(`/v1/supporters/${id}/statement`);
    const {opening, entries, grants} = statementResponseSchema.parse(await response.json());
    expect(opening).toBe(0);
    expect(grants.map(({points, reason}) => [points, reason])).toEqual([[30, 'Helped at the fair']]);
    expect(entries.map(({at}) => at)).toEqual([...entries.map(({at}) => at)].sort((left, right) => left - right));
    const {balance, lines} = statementOf(entries, DEFAULT_PROGRAMME);
    expect(lines.at(-1)).toMatchObject({rule: '#grant', points: 30});
    expect(balance).toBe(person?.account?.balance);
    expect(balance).toBe(50);
  });

  it('is nobody’s for an id that nobody has, and for who is not signed in', async () => {
    const workspace = await newWorkspace();
    expect((await workspace.call(`/v1/supporters/${'a'.repeat(20)}/statement`)).status).toBe(404);
    expect((await workspace.call(`/v1/supporters/${'a'.repeat(20)}/statement`, {token: 'x.y'})).status).toBe(401);
  });
});
