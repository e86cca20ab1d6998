import type {CDPSession, Page} from '@playwright/test';

/** Something that a screen reader would find, wherever it stands: closed shadow roots included, which no page script can see. */
export type Accessible = {readonly role: string; readonly name: string; readonly focused: boolean; readonly node: number};

export type Wanted = {readonly role: string; readonly name?: string | RegExp};

type AxNode = {
  ignored: boolean;
  role?: {value: string};
  name?: {value?: string};
  properties?: {name: string; value: {value: unknown}}[];
  backendDOMNodeId?: number;
};

/** The accessibility tree of a page, flat and in its order. */
export async function accessibleNodes(session: CDPSession): Promise<Accessible[]> {
  const {nodes} = (await session.send('Accessibility.getFullAXTree')) as unknown as {nodes: AxNode[]};
  return nodes
    .filter(node => !node.ignored && node.backendDOMNodeId !== undefined)
    .map(node => ({
      role: node.role?.value ?? '',
      name: node.name?.value ?? '',
      focused: node.properties?.some(({name, value}) => name === 'focused' && value.value === true) ?? false,
      node: node.backendDOMNodeId ?? 0,
    }));
}

function fits(node: Accessible, {role, name}: Wanted): boolean {
  return node.role === role && (name === undefined || (typeof name === 'string' ? node.name === name : name.test(node.name)));
}

/** Waits until something with this role and name is there. */
export async function findAccessible(session: CDPSession, wanted: Wanted, timeoutMs = 15_000): Promise<Accessible> {
  for (const until = Date.now() + timeoutMs; ; await new Promise(resolve => setTimeout(resolve, 100))) {
    const nodes = await accessibleNodes(session);
    const found = nodes.find(node => fits(node, wanted));
    if (found !== undefined) return found;
    if (Date.now() > until) {
      const same = nodes.filter(node => node.role === wanted.role).map(node => node.name);
      throw new Error(`no ${wanted.role} named ${wanted.name}; there are: ${same.slice(0, 30).join(' | ')}`);
    }
  }
}

export async function isThere(session: CDPSession, wanted: Wanted): Promise<boolean> {
  return (await accessibleNodes(session)).some(node => fits(node, wanted));
}

/** Clicks in the middle of it with the real mouse. */
export async function clickAccessible(
  page: Page,
  session: CDPSession,
  wanted: Wanted,
  button: 'left' | 'right' = 'left',
): Promise<void> {
  const {x, y} = await middleOf(session, await findAccessible(session, wanted));
  await page.mouse.click(x, y, {button});
}

export async function middleOf(session: CDPSession, {node}: Accessible): Promise<{x: number; y: number}> {
  await session.send('DOM.scrollIntoViewIfNeeded', {backendNodeId: node});
  const {quads} = await session.send('DOM.getContentQuads', {backendNodeId: node});
  const [quad] = quads;
  if (quad === undefined) throw new Error('it has no place on the page');
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quad;
  return {x: (left + right) / 2, y: (top + bottom) / 2};
}
