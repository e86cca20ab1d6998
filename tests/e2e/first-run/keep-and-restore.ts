import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from '@playwright/test';
import {type Dump, dumpProfile} from '../../fixtures/profiles/dump.ts';
import {type Driven, hears, pressPart} from './driven.ts';

const PASSPHRASE = 'linden river copper morning';

/** What a restored profile has in common with the one that was kept; numbers of rows and of changes are its own. */
const KEPT = ['record', 'identifier', 'attachment', 'decision', 'ledger', 'history', 'erasure'];

/** Keeps everything in one sealed file, wipes the browser, and takes it back: nothing differs. */
export async function keepAndRestore(tab: Driven, folder: string): Promise<void> {
  await note(tab, 'Kept in a backup');
  await tab.go('page.html#/settings');
  const before = whatIsKept(await tab.ask(dumpProfile, null));
  expect(before.people.length).toBeGreaterThan(10);
  const file = join(folder, 'kept.regulars');
  writeFileSync(file, await makeBackup(tab));

  await tab.ask(wipe, null);
  await tab.go('page.html#/settings');
  expect(whatIsKept(await tab.ask(dumpProfile, null)).people).toEqual([]);

  await tab.choose('[data-testid=backup-file]', file);
  // a browser that knows nothing any more asks again before it takes anybody in
  for (const line of [1, 2]) await pressPart(tab, `[data-testid=consent] .tick-line:nth-of-type(${line}) input`);
  await pressPart(tab, '[data-testid=consent-agree]');
  await pressPart(tab, '#restore-passphrase');
  await tab.type(PASSPHRASE);
  await pressPart(tab, '[data-testid=open-backup]');
  await hears(tab, '[data-testid=what-comes]', /\d/);
  await pressPart(tab, '[data-testid=restore-backup]');
  await expect.poll(async () => whatIsKept(await tab.ask(dumpProfile, null)).people.length).toBe(before.people.length);
  expect(whatIsKept(await tab.ask(dumpProfile, null))).toEqual(before);
}

/** Writes a note on somebody, as the panel does. */
async function note(tab: Driven, text: string): Promise<void> {
  const {stores} = await tab.ask(dumpProfile, null);
  const [record] = (stores.find(({name}) => name === 'record')?.values ?? []) as {rid: string}[];
  const command = {id: 'note-before-backup', at: Date.now(), kind: 'note-add', supporter: record?.rid, text};
  const answer = await tab.ask(message => chrome.runtime.sendMessage(message), {type: 'send', data: {command}, timestamp: 0});
  expect(answer).toMatchObject({res: {ok: true}});
}

/** The sealed file, caught where the page hands it to the browser. */
async function makeBackup(tab: Driven): Promise<Uint8Array> {
  await tab.ask(() => {
    const urlOf = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => {
      Object.assign(globalThis, {handedOver: blob});
      return urlOf(blob);
    };
  }, null);
  await pressPart(tab, '[data-testid=make-backup]');
  for (const field of ['#passphrase', '#passphrase-again']) {
    await pressPart(tab, field);
    await tab.type(PASSPHRASE);
  }
  await pressPart(tab, '[data-testid=save-backup]');
  const caught = () =>
    tab.ask(async () => {
      const {handedOver} = globalThis as {handedOver?: Blob};
      if (handedOver === undefined) return '';
      return btoa(String.fromCharCode(...new Uint8Array(await handedOver.arrayBuffer())));
    }, null);
  await expect.poll(async () => (await caught()).length).toBeGreaterThan(1_000);
  const bytes = Buffer.from(await caught(), 'base64');
  expect(bytes.includes('Kept in a backup')).toBe(false);
  return bytes;
}

/** Runs in the page: as if the extension had just been installed. */
async function wipe(): Promise<void> {
  await chrome.storage.local.clear();
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('regulars');
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
}

/** Everything that has to be the same, in an order of its own. */
function whatIsKept({stores}: Dump) {
  const valuesOf = (store: string) => stores.find(({name}) => name === store)?.values ?? [];
  const sorted = (values: readonly unknown[]) => values.map(value => JSON.stringify(value)).sort();
  const chunks = valuesOf('chunk').flat() as (string | null)[];
  return {
    people: chunks.filter(text => text !== null).sort(),
    others: sorted(valuesOf('row')),
    ...Object.fromEntries(KEPT.map(store => [store, sorted(valuesOf(store))])),
  };
}
