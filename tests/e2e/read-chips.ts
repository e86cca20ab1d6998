import type {CDPSession, Page} from '@playwright/test';

/** A row of Ghost's list as a person with a screen reader would meet it. */
export type ChippedRow = {
  /** Ghost's own id of the member, from the row's link. */
  readonly member: string;
  /** The accessible name of each chip in the row; '' while one is looking up. */
  readonly chips: readonly string[];
};

type Node = {
  nodeName: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
};

const ROW_TEST_ID = 'members-list-item';

/**
 * Reads rows and chips through the debugger's view of the document, the only one that sees into closed shadow roots: page and
 * test scripts cannot.
 */
export async function readChips(session: CDPSession): Promise<ChippedRow[]> {
  const {root} = (await session.send('DOM.getDocument', {depth: -1, pierce: true})) as {root: Node};
  return findAll(root, node => attribute(node, 'data-testid') === ROW_TEST_ID).flatMap(row => {
    const link = findAll(row, node => /#\/members\/[0-9a-f]{24}/.test(attribute(node, 'href') ?? ''))[0];
    const member = /#\/members\/([0-9a-f]{24})/.exec(attribute(link, 'href') ?? '')?.[1];
    const hosts = findAll(row, node => attribute(node, 'data-regulars') !== undefined);
    return member === undefined ? [] : {member, chips: hosts.map(nameOf)};
  });
}

/** The accessible names of the chips in each row of a table's body. */
export async function readTableChips(session: CDPSession): Promise<string[][]> {
  const {root} = (await session.send('DOM.getDocument', {depth: -1, pierce: true})) as {root: Node};
  const bodies = findAll(root, node => node.nodeName === 'TBODY');
  const rows = bodies.flatMap(body => findAll(body, node => node.nodeName === 'TR'));
  return rows.map(row => findAll(row, node => attribute(node, 'data-regulars') !== undefined).map(nameOf));
}

/** The same of everything that a page of ours marks with an attribute, by its value. */
export async function readMarkedChips(session: CDPSession, mark: string): Promise<Record<string, string[]>> {
  const {root} = (await session.send('DOM.getDocument', {depth: -1, pierce: true})) as {root: Node};
  const rows = findAll(root, node => attribute(node, mark) !== undefined);
  const chips = rows.map(row => findAll(row, node => attribute(node, 'data-regulars') !== undefined).map(nameOf));
  return Object.fromEntries(rows.map((row, n) => [attribute(row, mark) ?? '', chips[n] ?? []]));
}

/** Opens the debugger session that `readChips` needs. */
export function inspect(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}

function nameOf(host: Node): string {
  const labelled = (host.shadowRoots ?? []).flatMap(root => findAll(root, node => attribute(node, 'aria-label') !== undefined));
  return attribute(labelled[0], 'aria-label') ?? '';
}

/** Every element with a shadow root is looked into as well. */
function findAll(node: Node, fits: (node: Node) => boolean): Node[] {
  const below = [...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(child => findAll(child, fits));
  return fits(node) ? [node, ...below] : below;
}

function attribute(node: Node | undefined, name: string): string | undefined {
  const list = node?.attributes ?? [];
  for (let index = 0; index < list.length; index += 2) if (list[index] === name) return list[index + 1];
  return undefined;
}
