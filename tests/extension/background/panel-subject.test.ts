import {beforeEach, describe, expect, it, vi} from 'vitest';
import type {RowIdentity} from '../../../extension/messages.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {page, ridNumber, supporter} from '../mirror/people.ts';
import {fakeChrome} from '../site-access/fake-chrome.ts';

const kept = new Map<string, unknown>();
const session = {
  get: async (key: string) => ({[key]: kept.get(key)}),
  set: async (values: object) => {
    for (const [key, value] of Object.entries(values)) kept.set(key, value);
  },
  remove: async (keys: string | readonly string[]) => {
    for (const key of [keys].flat()) kept.delete(key);
  },
};
const open = vi.fn(async (_: {tabId: number}) => undefined);
let panelIsOpen = false;
const removed: ((tabId: number) => void)[] = [];
const updated: ((tabId: number, change: {status?: string}) => void)[] = [];
const chrome = fakeChrome();
vi.stubGlobal('chrome', {
  ...chrome,
  storage: {...chrome.storage, session},
  sidePanel: {open},
  runtime: {
    ...chrome.runtime,
    getContexts: async () => (panelIsOpen ? [{}] : []),
    getURL: (path: string) => `chrome-extension://regulars${path}`,
  },
  tabs: {
    ...chrome.tabs,
    onRemoved: {addListener: (listener: (typeof removed)[number]) => void removed.push(listener)},
    onUpdated: {addListener: (listener: (typeof updated)[number]) => void updated.push(listener)},
  },
});
const {answerPanel, answerSubject, forgetSubjects, noteFilter} = await import('../../../extension/background/panel-subject.ts');
const {keepChoice} = await import('../../../extension/background/row-choices.ts');
const {newPanelFrame, readPanel} = await import('../../../extension/panel-storage.ts');

const TAB = {tab: {id: 7}, origin: 'https://ghost.example'};
const OFFICE: RowIdentity = {identifiers: ['email:office@example.org']};

beforeEach(() => {
  chrome.reset();
  kept.clear();
  open.mockClear();
  panelIsOpen = false;
});

async function current() {
  const mirror = await freshMirror();
  const office = {email: 'office@example.org'};
  await mirror.apply(
    'server',
    page(0, [supporter({number: 1}), supporter({number: 2, ...office}), supporter({number: 3, ...office})]),
  );
  return {state: await mirror.read('server')};
}

describe('the subject of a tab', () => {
  it('is the person whom the page’s identifiers name, found as rows are (J12)', async () => {
    const {subject} = await answerSubject(current, {identity: {identifiers: ['ghost-member:site:1']}, open: false}, TAB);
    expect(subject).toEqual({kind: 'person', id: ridNumber(1)});
    expect((await readPanel(7)).subject).toEqual(subject);
    expect(open).not.toHaveBeenCalled();
  });

  it('is nobody known, several, or nobody at all', async () => {
    const stranger = {identifiers: ['email:nobody@example.org']};
    expect((await answerSubject(current, {identity: stranger, open: false}, TAB)).subject).toEqual({
      kind: 'unknown',
      identity: stranger,
    });
    expect((await answerSubject(current, {identity: OFFICE, open: false}, TAB)).subject).toEqual({
      kind: 'several',
      identity: OFFICE,
      ids: [ridNumber(2), ridNumber(3)],
      origin: TAB.origin,
    });
    expect((await answerSubject(current, {open: false}, TAB)).subject).toBeUndefined();
    expect((await readPanel(7)).subject).toBeUndefined();
  });

  it('is whom the creator said such a row is, on that site alone', async () => {
    await keepChoice(TAB.origin, OFFICE, ridNumber(3));
    const here = await answerSubject(current, {identity: OFFICE, open: false}, TAB);
    expect(here.subject).toEqual({kind: 'person', id: ridNumber(3)});
    const there = await answerSubject(current, {identity: OFFICE, open: false}, {...TAB, origin: 'https://other.example'});
    expect(there.subject?.kind).toBe('several');
  });

  it('opens the side panel before anything is waited for, because only a click may', () => {
    const answer = answerSubject(current, {id: ridNumber(1), open: true}, TAB);
    expect(open).toHaveBeenCalledWith({tabId: 7});
    return expect(answer).resolves.toEqual({subject: {kind: 'person', id: ridNumber(1)}});
  });

  it('is kept where the browser refuses to open the panel, and the refusal is told', async () => {
    open.mockRejectedValueOnce(new Error('no user gesture'));
    await expect(answerSubject(current, {id: ridNumber(1), open: true}, TAB)).rejects.toThrow('no user gesture');
    expect((await readPanel(7)).subject).toEqual({kind: 'person', id: ridNumber(1)});
  });

  it('needs no click of its own where the panel is open', async () => {
    panelIsOpen = true;
    open.mockRejectedValueOnce(new Error('no user gesture'));
    const {subject} = await answerSubject(current, {id: ridNumber(1), open: true}, TAB);
    expect(subject).toEqual({kind: 'person', id: ridNumber(1)});
  });

  it('stays whom it was when the panel is opened about nobody in particular', async () => {
    await answerSubject(current, {id: ridNumber(1), open: false}, TAB);
    expect((await answerSubject(current, {open: true}, TAB)).subject).toEqual({kind: 'person', id: ridNumber(1)});
  });

  it('is forgotten with the tab, and on a page without an overlay', async () => {
    forgetSubjects();
    await answerSubject(current, {id: ridNumber(1), open: false}, TAB);
    noteFilter(7, 'kind:paid');
    await vi.waitFor(async () => expect((await readPanel(7)).filter).toBe('kind:paid'));
    chrome.openTabs.push({id: 7, url: 'https://ghost.example/', isAlive: true});
    updated[0]?.(7, {status: 'complete'});
    await new Promise(resolve => setTimeout(resolve, 10));
    expect((await readPanel(7)).subject).toBeDefined();
    chrome.openTabs.length = 0;
    updated[0]?.(7, {status: 'complete'});
    await vi.waitFor(async () => expect(await readPanel(7)).toEqual({subject: undefined, filter: undefined}));
    await answerSubject(current, {id: ridNumber(1), open: false}, TAB);
    removed[0]?.(7);
    await vi.waitFor(async () => expect((await readPanel(7)).subject).toBeUndefined());
  });
});

describe('the address of a panel within a page', () => {
  it('is that of the first frame that shows it, and tells nothing to another one or at another address', async () => {
    await answerSubject(current, {id: ridNumber(1), open: false}, TAB);
    const nonce = new URL(await newPanelFrame(7)).search.slice(1);
    const state = {subject: {kind: 'person', id: ridNumber(1)}, filter: undefined};
    expect(await answerPanel(nonce, {frameId: 3})).toEqual(state);
    expect(await answerPanel(nonce, {frameId: 3})).toEqual(state);
    expect(await answerPanel(nonce, {frameId: 4})).toBeUndefined();
    expect(await answerPanel('', {frameId: 3})).toBeUndefined();
    expect(await answerPanel('guess', {frameId: 3})).toBeUndefined();
  });
});
