import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';

/** Something with a name in a closed shadow root of ours, as a screen reader would meet it; places are in the viewport. */
export type Seen = {
  readonly role: string;
  readonly name: string;
  /** Ghost's id of the member in whose row it stands; '' elsewhere. */
  readonly member: string;
  readonly focused: boolean;
  readonly x: number;
  readonly y: number;
};

/** Extensions of Firefox may look into closed shadow roots; WebDriver may not, and neither may the page. */
const SCRIPT = `
const all = (root, found) => {
  for (const element of root.querySelectorAll('*')) {
    found.push(element);
    const inner = element.openOrClosedShadowRoot;
    if (inner) all(inner, found);
  }
  return found;
};
const roles = {BUTTON: 'button', INPUT: 'textbox', TEXTAREA: 'textbox', A: 'link'};
addEventListener('test-inspect', () => {
  const seen = [];
  for (const host of document.querySelectorAll('[data-regulars]')) {
    const root = host.openOrClosedShadowRoot;
    if (!root) continue;
    const row = host.closest('tr');
    const link = row && row.querySelector('a[href*="#/members/"]');
    const member = link ? (/members\\/([0-9a-f]{24})/.exec(link.getAttribute('href')) || [])[1] || '' : '';
    for (const element of all(root, [])) {
      const name = element.getAttribute('aria-label');
      if (name === null) continue;
      const box = element.getBoundingClientRect();
      const focused = element.getRootNode().activeElement === element;
      const role = element.getAttribute('role') || roles[element.tagName] || '';
      seen.push({role, name, member, focused, x: box.left + box.width / 2, y: box.top + box.height / 2});
    }
  }
  document.documentElement.dataset.testSeen = JSON.stringify(seen);
});
`;

/** The folder of an add-on that reads what our closed shadow roots hold; for tests alone. */
export function inspectorAddOn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-inspector-'));
  writeFileSync(join(folder, 'inspect.js'), SCRIPT);
  const manifest = {
    manifest_version: 3,
    name: 'inspector',
    version: '1',
    browser_specific_settings: {gecko: {id: 'inspector@tests.example'}},
    host_permissions: ['http://127.0.0.1/*'],
    content_scripts: [{matches: ['http://127.0.0.1/*'], js: ['inspect.js'], run_at: 'document_start'}],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

/** Everything of ours that has a name on the page. */
export async function look(page: Page): Promise<Seen[]> {
  const text = await page.evaluate(() => {
    dispatchEvent(new Event('test-inspect'));
    const {testSeen} = document.documentElement.dataset;
    delete document.documentElement.dataset.testSeen;
    return testSeen ?? '[]';
  });
  return JSON.parse(text);
}
