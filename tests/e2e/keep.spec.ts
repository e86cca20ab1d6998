import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, type Page} from '@playwright/test';
import {createWorkspace} from '../demo/workspace-client.ts';
import {mailchimpCsv} from '../fixtures/mailchimp-csv.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld} from '../fixtures/people.ts';
import {type Extended, launchExtended} from './extension.ts';
import {test} from './fixtures.ts';

const PASSPHRASE = 'harbour violin pepper cloud';

/** What a part of the extension answers. */
async function ask<T>(page: Page, type: string, data?: object): Promise<T> {
  const message = {type, data, timestamp: 0};
  const answer = await page.evaluate(sent => chrome.runtime.sendMessage(sent), message);
  expect(answer, type).toHaveProperty('res');
  return (answer as {res: T}).res;
}

/** Everything that a creator could miss: people with scores and notes, counts of filters, and what is kept beside them. */
async function everythingIn(page: Page, home: 'local' | 'server') {
  const held = await page.evaluate(async wanted => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('regulars');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const reading = database.transaction([...database.objectStoreNames], 'readonly');
    const all = <T>(store: string, range?: IDBKeyRange) =>
      new Promise<T[]>(resolve => {
        const asking = reading.objectStore(store).getAll(range);
        asking.onsuccess = () => resolve(asking.result);
      });
    const head = await new Promise<{generation: number}>(resolve => {
      const asking = reading.objectStore('head').get(wanted);
      asking.onsuccess = () => resolve(asking.result);
    });
    const range = IDBKeyRange.bound([head.generation], [head.generation, []]);
    const chunks = await all<(string | null)[]>('chunk', range);
    const found = {
      people: chunks.flat().flatMap(text => (text === null ? [] : [JSON.parse(text) as {id: string; v: number | null}])),
      items: await all<object>('row', range),
      log: await all<{id: string}>('log'),
      tables: {} as Record<string, unknown[]>,
    };
    if (wanted === 'local') {
      for (const store of ['record', 'ledger', 'history', 'attachment', 'decision', 'erasure'])
        found.tables[store] = await all(store);
    }
    database.close();
    return found;
  }, home);
  const bar = await ask<{total: number; segments: {name: string; count: number}[]}>(page, 'bar');
  const byText = (left: string, right: string) => (left < right ? -1 : 1);
  return {
    shared: {
      people: held.people.sort((left, right) => byText(left.id, right.id)),
      items: held.items.map(item => canonical(item)).sort(byText),
      bar: {total: bar.total, counts: bar.segments.map(({name, count}) => [name, count])},
    },
    own: {log: held.log.map(({id}) => id).sort(byText), tables: held.tables},
  };
}

/** The same data as the same text, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part === null || typeof part !== 'object' || Array.isArray(part)
      ? part
      : Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1))),
  );
}

async function importFiles(page: Page, files: readonly string[]): Promise<void> {
  await page
    .getByTestId('file-input')
    .first()
    .setInputFiles([...files]);
  await expect.poll(async () => (await ask<{total: number}>(page, 'bar')).total, {timeout: 60_000}).toBeGreaterThan(100);
  await expect(page.getByTestId('import-report').last()).toContainText(/added|joined/, {timeout: 60_000});
}

async function say(page: Page, said: object): Promise<void> {
  const command = {id: crypto.randomUUID(), at: Date.now(), ...said};
  expect(await ask(page, 'send', {command}), JSON.stringify(said)).toMatchObject({ok: true});
}

/** Something of every kind that a creator says of people. */
async function work(page: Page): Promise<void> {
  const [ada, bela, cleo] = await ask<{id: string}[]>(page, 'find', {query: 'a'});
  const send = (command: object) => say(page, command);
  await send({kind: 'note-add', supporter: ada?.id, text: 'met in Lyon'});
  await send({kind: 'tag', supporter: bela?.id, name: 'VIP', on: true});
  await send({kind: 'edit', supporter: cleo?.id, field: 'name', value: 'Cleo the Great'});
  await send({kind: 'decide', word: 'not', left: [ada?.id], right: [bela?.id]});
  const benefit = {id: 'zine', name: 'Zine', tiers: [{name: 'Gold'}], each: 'month', source: 'typed', rev: 0};
  await send({kind: 'benefit-put', benefit});
  await send({kind: 'segment-put', segment: {id: 'vips', name: 'VIPs', filter: 'tag:VIP', position: 9, rev: 0}});
}

async function settings(extended: Extended): Promise<Page> {
  const page = await extended.open('page.html#/settings');
  await expect(page.getByTestId('backup-card')).toBeVisible();
  return page;
}

test('backup, another browser, restore; to a private server and back: everything equal each time (F43)', async ({server}) => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'regulars-keep-'));
  const world = drawWorld({members: 150});
  const files = [join(folder, 'Members_123.csv'), join(folder, 'subscribed_members.csv')];
  writeFileSync(files[0] ?? '', patreonCsv(world.patreon));
  writeFileSync(files[1] ?? '', mailchimpCsv(world.audience));
  const first = await launchExtended();
  const backup = join(folder, 'everything.regulars');
  const before = await (async () => {
    const page = await settings(first);
    await page.goto(page.url().replace('settings', 'import'));
    // Or names of those who left long ago would go in the middle of it.
    await say(page, {kind: 'retention-put', retention: {id: 'retention', leaverMonths: null, rev: 0}});
    await importFiles(page, files);
    await work(page);
    await page.goto(page.url().replace('import', 'settings'));
    await page.getByTestId('make-backup').click();
    await page.getByLabel('Passphrase').fill('short');
    await expect(page.getByTestId('strength')).toContainText('Too short');
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByLabel('The same again').fill(PASSPHRASE);
    const saving = page.waitForEvent('download', {timeout: 60_000});
    await page.getByTestId('save-backup').click();
    await (await saving).saveAs(backup);
    return everythingIn(page, 'local');
  })();
  await first.close();
  expect(before.shared.people.length).toBeGreaterThan(100);

  const second = await launchExtended();
  try {
    const page = await settings(second);
    await page.getByTestId('backup-file').setInputFiles(backup);
    await page.getByLabel('Passphrase').fill('another one altogether');
    await page.getByTestId('open-backup').click();
    await expect(page.getByTestId('keep-failed')).toContainText('does not open the backup', {timeout: 30_000});
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByTestId('open-backup').click();
    await expect(page.getByTestId('what-comes')).toContainText('Here now: 0 people', {timeout: 30_000});
    await page.getByTestId('restore-backup').click();
    await expect(page.getByText(/people restored/)).toBeVisible({timeout: 60_000});
    expect(await everythingIn(page, 'local')).toEqual(before);

    const client = await createWorkspace(server, 'Ada’s readers');
    const query = new URLSearchParams({server: client.url, code: await client.pairingCode()});
    await page.goto(page.url().replace(/#.*/, `#/connect?${query}`));
    await page.getByTestId('connect-confirm').click();
    await expect(page).toHaveURL(/#\/(connections|today)/);
    await page.goto(page.url().replace(/#.*/, '#/settings'));
    await page.getByTestId('move-out').click();
    await expect(page.getByTestId('copy-card')).toBeVisible({timeout: 60_000});
    const there = async () => (await client.everything()).supporters.length;
    await expect.poll(there, {timeout: 30_000}).toBe(before.shared.people.length);
    await expect.poll(async () => (await everythingIn(page, 'server')).shared, {timeout: 30_000}).toEqual(before.shared);
    const seen = await client.everything();
    expect(seen.supporters.map(person => canonical(person)).sort()).toEqual(
      before.shared.people.map(person => canonical(person)).sort(),
    );

    await page.getByTestId('move-in').click();
    await page.getByTestId('move-in').click();
    await expect(page.getByText('In this browser only.', {exact: false}).first()).toBeVisible({timeout: 60_000});
    await expect(page.getByTestId('copy-card')).toHaveCount(0);
    const after = await everythingIn(page, 'local');
    expect(after.shared).toEqual(before.shared);
    expect(after.own.tables).toEqual(before.own.tables);
    const refused = await fetch(`${client.url}/v1/commands`, {
      method: 'POST',
      headers: {authorization: `Bearer ${client.token}`, 'content-type': 'application/json'},
      body: JSON.stringify({commands: []}),
    });
    expect(refused.status).toBe(409);
    await page.getByTestId('erase-former').click();
    await page.getByTestId('erase-former').click();
    await expect(page.getByText('Everything on your private server is erased.')).toBeVisible();
    await expect(page.getByTestId('former-card')).toHaveCount(0);
  } finally {
    await second.close();
    rmSync(folder, {recursive: true, force: true});
  }
});
