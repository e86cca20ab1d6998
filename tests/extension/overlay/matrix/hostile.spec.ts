import {expect} from '@playwright/test';
import {findAccessible} from '../../../e2e/accessible.ts';
import {type Listed, nameOf, test} from '../stub-fixtures.ts';

/** Members among whom the stub knows some and not others, and gives each state that it has. */
const GUESSES = Array.from({length: 40}, (_, n) => n + 1);

/** Everything that a page's script can hear of our hosts, from before there is one. */
const SPY = `
window.heard = [];
window.entries = [];
new MutationObserver(records => {
  for (const {type, target, addedNodes, attributeName} of records) {
    // the host of the bar comes and goes with the list
    const ours = [target, ...addedNodes].filter(node => node.dataset?.regulars !== undefined && node.parentElement !== document.body);
    if (ours.length > 0) heard.push(type + ' ' + (attributeName ?? '') + ' ' + ours.length);
  }
}).observe(document, {childList: true, attributes: true, characterData: true, subtree: true});
for (const type of PerformanceObserver.supportedEntryTypes) {
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const nodes = [entry.element, entry.target, ...(entry.sources ?? []).map(({node}) => node)];
      if (nodes.some(node => node?.dataset?.regulars !== undefined)) entries.push(type);
    }
  }).observe({type, buffered: true});
}
for (const type of ['transitionrun', 'transitionstart', 'transitionend', 'animationstart', 'animationend', 'slotchange', 'scroll', 'load', 'error'])
  document.addEventListener(type, event => event.target.dataset?.regulars !== undefined && heard.push(type), true);
`;

/** What can be read of a host by any means: a text for each row that can be brought to the middle of the window. */
const READ = `rows().slice(8, -8).map(row => {
  const host = row.querySelector('[data-regulars]');
  row.scrollIntoView({block: 'center'});
  const box = host.getBoundingClientRect();
  const cell = host.parentElement.getBoundingClientRect();
  const style = part => {
    const found = getComputedStyle(host, part);
    // what follows from where its row stands
    return [...found].filter(name => !/^(top|bottom|inset-block)/.test(name)).map(name => name + ':' + found.getPropertyValue(name)).join(';');
  };
  host.scrollTop = 5;
  const at = [box.x + box.width / 2, box.y + box.height / 2];
  return JSON.stringify({
    box: [box.width, box.height, cell.right - box.right, Math.round((box.top + box.bottom - cell.top - cell.bottom) / 2), host.getClientRects().length],
    sizes: [host.offsetWidth, host.offsetHeight, host.clientWidth, host.scrollWidth, host.scrollHeight, host.scrollTop],
    styles: [undefined, '::before', '::after', '::first-line'].map(style),
    inside: [host.shadowRoot, host.innerText, host.textContent, host.childNodes.length, host.assignedSlot],
    html: [host.getHTML({serializableShadowRoots: true}), host.outerHTML.replace(/"[^"]*"/, '')],
    names: [host.role, host.ariaLabel, host.title, host.tabIndex, host.matches(':focus-within,:has(*),:empty:not(:defined)')],
    animations: host.getAnimations({subtree: true}).length,
    range: document.caretRangeFromPoint(...at)?.startContainer?.nodeName,
    point: document.elementsFromPoint(...at)[0] === host,
  });
})`;

/** Opens the list with rows that the page has made up, and everything that listens. */
async function fakeRows({page, run, tell}: Listed, url: string, delayMs = 0): Promise<void> {
  await tell({delayMs});
  await page.addInitScript(SPY);
  await page.goto(`${url}?rows=0#/members`);
  await run(`show(${JSON.stringify(GUESSES)})`);
  await expect.poll(() => run('rows().filter(row => row.querySelector("[data-regulars]")).length')).toBe(GUESSES.length);
}

const settled = ({chips}: Listed) =>
  expect.poll(async () => (await chips()).filter(({member, chips: [name]}) => !nameOf(member).test(name ?? ''))).toEqual([]);

test('a hostile page that makes up rows with guessed addresses sees the same host for whoever is known and whoever is not', async ({
  listed,
  list,
}) => {
  const {page, run} = listed;
  await fakeRows(listed, list.url, 1_200);
  // the hosts stand before anybody was looked up, so that no delay tells who was found
  expect((await listed.chips()).every(({chips}) => chips[0] === '')).toBe(true);
  const [blank] = await run<string[]>(READ);
  await run('heard.length = 0');
  await settled(listed);
  const kinds = new Set((await listed.chips()).map(({chips}) => (chips[0] ?? '').split(/[ \d]/)[0]));
  expect(kinds.size).toBeGreaterThan(2);
  const after = await run<string[]>(READ);
  for (const one of after) expect(JSON.parse(one)).toEqual(JSON.parse(blank ?? ''));
  // no answer is heard of, in whatever order they come
  expect(await run('heard')).toEqual([]);
  expect(await run('entries')).toEqual([]);
  expect(await run<number>('shift')).toBeLessThanOrEqual(0.01);
  await page.close();
});

test('a page’s fonts and colours do not come into chips, so that what it serves for them says nothing of a score', async ({
  listed,
  list,
}) => {
  const {page, run} = listed;
  const asked: string[] = [];
  await page.route('**/spy/**', route => {
    asked.push(new URL(route.request().url()).pathname);
    return route.abort();
  });
  await page.addInitScript(`addEventListener('DOMContentLoaded', () => {
    const style = document.createElement('style');
    const fonts = [...'0123456789+?•—▪…LoyaltyAd'].map(sign => {
      const code = sign.codePointAt(0).toString(16);
      return '@font-face { font-family: Spy; src: url(/spy/font/' + code + '); unicode-range: U+' + code + ' }';
    });
    const names = ['bg', 'text', 'accent', 'risk', 'line', 'shadow', 'bg-hover', 'bg-raised', ...[1, 2, 3, 4].flatMap(n => ['chip-q' + n + '-bg', 'chip-q' + n + '-text'])];
    const colours = names.map(name => '--' + name + ': url(/spy/colour/' + name + ') !important;').join(' ');
    style.textContent = fonts.join('\\n') +
      'td, [data-regulars], body { font-family: Spy !important } td > div { font-family: sans-serif }' +
      'html, [data-regulars], [data-regulars] * { ' + colours + ' --font: Spy !important; --host-font: Spy !important }';
    document.head.append(style);
  })`);
  await fakeRows(listed, list.url);
  await settled(listed);
  await findAccessible(listed.session, {role: 'button', name: 'All, 412'});
  await page.locator('tr [data-regulars]').first().click();
  await findAccessible(listed.session, {role: 'dialog', name: 'About this person'});
  await page.waitForTimeout(300);
  // the page's own texts of the second column
  await run(
    `document.querySelectorAll('td:nth-child(2)').forEach(cell => { cell.style.setProperty('font-family', 'serif', 'important'); })`,
  );
  expect(asked.filter(path => !isOfPage(path))).toEqual([]);
  await page.close();
});

/** Letters of “Free”, which the page itself prints in its font. */
function isOfPage(path: string): boolean {
  const code = /font\/([0-9a-f]+)$/.exec(path)?.[1];
  return code !== undefined && 'Free'.includes(String.fromCodePoint(Number.parseInt(code, 16)));
}

test('events that a page makes up open nothing and reach nobody', async ({listed, list}) => {
  const {page, run} = listed;
  await fakeRows(listed, list.url);
  await settled(listed);
  await findAccessible(listed.session, {role: 'button', name: 'All, 412'});
  const shown = () =>
    run<string[]>(`[...Array(40).keys()].flatMap(x => [...Array(26).keys()].map(y =>
    document.elementsFromPoint(x * 33, y * 33).map(element => element.dataset?.regulars !== undefined && element.parentElement === document.body)[0])).join()`);
  const before = await shown();
  await run(`(() => {
    const events = ['click', 'auxclick', 'dblclick', 'contextmenu', 'pointerover', 'pointerenter', 'mouseover', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'focusin', 'focus'];
    for (const host of document.querySelectorAll('[data-regulars]')) {
      for (const type of events) host.dispatchEvent(new MouseEvent(type, {bubbles: true, composed: true, cancelable: true, clientX: 300, clientY: 300}));
      for (const key of ['Enter', ' ', '.', 'ContextMenu', ':', 'k'])
        host.dispatchEvent(new KeyboardEvent('keydown', {key, ctrlKey: key === 'k', bubbles: true, composed: true}));
      host.click();
      host.focus();
    }
    for (const target of [window, document, document.body])
      for (const key of [':', 'k', '.']) target.dispatchEvent(new KeyboardEvent('keydown', {key, ctrlKey: key === 'k', bubbles: true}));
  })()`);
  await page.waitForTimeout(800);
  expect(await shown()).toBe(before);
  expect(await run('document.activeElement.tagName')).toBe('BODY');
  const {log, opened} = await listed.read();
  expect([log, opened]).toEqual([[], []]);
  await page.close();
});

test('selection, search and hit tests end at the host', async ({listed, list}) => {
  const {page, run} = listed;
  await fakeRows(listed, list.url);
  await settled(listed);
  const found = await run<unknown>(`(() => {
    getSelection().selectAllChildren(document.body);
    const text = getSelection().toString();
    const nodes = getSelection().getComposedRanges({shadowRoots: []}).map(({startContainer, endContainer}) => [startContainer.nodeName, endContainer.nodeName]);
    getSelection().removeAllRanges();
    return {
      loyal: /Loyalty|Not in your data|Joined/.test(text),
      nodes,
      searched: ['Loyalty', 'Not in your data', 'Open details'].filter(words => find(words, false, false, true)),
      has: document.querySelectorAll('[data-regulars]:has(*), [data-regulars] *, [data-regulars]::part(c)').length,
    };
  })()`);
  expect(found).toEqual({loyal: false, nodes: [['BODY', 'BODY']], searched: [], has: 0});
  await page.close();
});
