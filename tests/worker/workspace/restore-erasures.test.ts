import {evictDurableObject, runInDurableObject} from 'cloudflare:test';
import {env} from 'cloudflare:workers';
import {describe, expect, it} from 'vitest';
import {erasureCheck, pushErasures} from '../../../worker/workspace/erasures.ts';
import type {Home} from '../../../worker/workspace/home.ts';
import {dueJobs} from '../../../worker/workspace/job-table.ts';
import {restoreErasures} from '../../../worker/workspace/restore-erasures.ts';
import {createSql} from '../../../worker/workspace/sql.ts';
import {drain, newWorkspace, readFeed, rowsOf, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';
import {withDocuments} from '../with-limit.ts';

useFixedWorld();

type Tables = {name: string; rows: Record<string, SqlStorageValue>[]}[];

const SYSTEM = "type = 'table' and name not like '\\_cf%' escape '\\' and name <> 'migration'";

function backUp({stub}: TestWorkspace): Promise<Tables> {
  return runInDurableObject(stub, (_, {storage: {sql}}) =>
    sql
      .exec<{name: string}>(`select name from sqlite_master where ${SYSTEM}`)
      .toArray()
      .map(({name}) => ({name, rows: sql.exec(`select * from "${name}"`).toArray()})),
  );
}

/** What the platform's recovery does to the tables: the object as it was, which knows nothing of what came after. */
function restore({stub}: TestWorkspace, tables: Tables): Promise<void> {
  return runInDurableObject(stub, (_, {storage: {sql}}) => {
    for (const {name, rows} of tables) {
      sql.exec(`delete from "${name}"`);
      for (const row of rows) {
        const places = Object.keys(row).map(() => '?');
        sql.exec(`insert into "${name}" (${Object.keys(row).join()}) values (${places.join()})`, ...Object.values(row));
      }
    }
  });
}

async function withPeople(): Promise<TestWorkspace> {
  const workspace = await newWorkspace();
  await drop(workspace);
  await drain(workspace);
  return workspace;
}

async function drop(workspace: TestWorkspace): Promise<unknown> {
  const readings = [1, 2, 3].map(number => fileReading(number));
  return (await workspace.call('/v1/imports', {body: {import: 'file-1', chunk: 0, readings}})).json();
}

const names = async (workspace: TestWorkspace) => (await readFeed(workspace)).supporters.map(({name}) => name?.value).sort();

async function erase(workspace: TestWorkspace, name: string): Promise<void> {
  const supporter = (await readFeed(workspace)).supporters.find(person => person.name?.value === name)?.id;
  const command = {id: `erase-${name}`, at: Date.now(), kind: 'erase', supporter};
  // An answer that nobody reads would keep the object from being evicted.
  await (await workspace.call('/v1/commands', {body: {commands: [command]}})).text();
}

const listed = async ({id}: TestWorkspace) =>
  (await env.DIRECTORY.prepare('select hash from erasure where workspace = ? order by hash').bind(id).all()).results;

describe('the erasure list', () => {
  it('is applied again when an older state was restored, before anything is served (F47)', async () => {
    const workspace = await withPeople();
    const before = await backUp(workspace);
    const {epoch} = await readFeed(workspace);
    await erase(workspace, 'Patron 2');
    await drain(workspace);
    await restore(workspace, before);
    expect(JSON.stringify(await backUp(workspace))).toContain('member2@');
    await evictDurableObject(workspace.stub);
    expect(await names(workspace)).toEqual(['Patron 1', 'Patron 3']);
    expect(JSON.stringify(await backUp(workspace))).not.toMatch(/member2@|user\/2/);
    // Browsers that saw the time in between start again, and she stays away.
    expect((await workspace.call(`/v1/changes?since=1&epoch=${epoch}`)).status).toBe(409);
    expect(await drop(workspace)).toMatchObject({created: 0, unchanged: 2, erased: 1});
  });

  it('is applied to more people than one commit can hold', async () => {
    const workspace = await withPeople();
    const before = await backUp(workspace);
    await erase(workspace, 'Patron 2');
    await erase(workspace, 'Patron 3');
    await drain(workspace);
    await restore(workspace, before);
    await evictDurableObject(workspace.stub);
    expect(await withDocuments(1, () => names(workspace))).toEqual(['Patron 1']);
  });

  it('is read once at a start and changes nothing where nothing was lost', async () => {
    const workspace = await withPeople();
    await erase(workspace, 'Patron 2');
    await drain(workspace);
    const tables = await backUp(workspace);
    await evictDurableObject(workspace.stub);
    await readFeed(workspace);
    expect(await backUp(workspace)).toEqual(tables);
  });

  it('is told to a directory that was lost', async () => {
    const workspace = await withPeople();
    await erase(workspace, 'Patron 2');
    await drain(workspace);
    const rows = await listed(workspace);
    expect(rows).toHaveLength(2);
    await env.DIRECTORY.batch(['workspace', 'erasure', 'erasure_key'].map(table => env.DIRECTORY.prepare(`drop table ${table}`)));
    await evictDurableObject(workspace.stub);
    await readFeed(workspace);
    await drain(workspace);
    expect(await listed(workspace)).toEqual(rows);
  });

  it('outlives a new secret: its key is sealed anew, here and in the directory', async () => {
    const workspace = await withPeople();
    await erase(workspace, 'Patron 2');
    await drain(workspace);
    const keyIds = async () => [
      (await rowsOf<{key_id: string}>(workspace, "select key_id from vault where connection = 'erasure-list'"))[0]?.key_id,
      await env.DIRECTORY.prepare('select key_id from erasure_key where workspace = ?').bind(workspace.id).first('key_id'),
    ];
    const [before, there] = await keyIds();
    expect(there).toBe(before);
    const rotated = {...env, VAULT_KEY: `another key for tests with forty characters,${env.VAULT_KEY}`};
    const isOut = await runInDurableObject(workspace.stub, async (_, {storage}) => {
      const home = {id: workspace.id, env: rotated, sql: createSql(storage), now: () => Date.now()} as Home;
      await restoreErasures(home);
      const [job] = dueJobs(home.sql, Date.now()).filter(({kind}) => kind === 'erasures');
      if (job !== undefined) await pushErasures(home, job);
      return erasureCheck(home)?.('email:member2@example.org');
    });
    expect(isOut).toBe(true);
    const [after, alsoThere] = await keyIds();
    expect(after).not.toBe(before);
    expect(alsoThere).toBe(after);
  });
});
