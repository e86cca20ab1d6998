import type {CDPSession} from '@playwright/test';

/** A chip of the overlay's own layer, in viewport pixels. */
export type LayerChip = {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly isVisible: boolean;
  readonly isDim: boolean;
};

type Node = {
  nodeId: number;
  nodeName: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
};

/** Reads the chips that stand in the layer, through the debugger, which alone sees into closed roots. */
export async function readLayer(session: CDPSession): Promise<LayerChip[]> {
  const {root} = (await session.send('DOM.getDocument', {depth: -1, pierce: true})) as {root: Node};
  const layers = hostsBelow(root).flatMap(({shadowRoots = []}) => shadowRoots.flatMap(hostsBelow));
  return (await Promise.all(layers.map(host => chipOf(session, host)))).filter(chip => chip !== undefined);
}

/** Undefined for a chip that has gone since the tree was read. */
async function chipOf(session: CDPSession, host: Node): Promise<LayerChip | undefined> {
  const box = await session.send('DOM.getBoxModel', {nodeId: host.nodeId}).catch(() => undefined);
  if (box === undefined) return undefined;
  const {model} = box;
  const [left = 0, top = 0] = model.border;
  const style = attribute(host, 'style') ?? '';
  const button = host.shadowRoots?.[0]?.children?.find(child => attribute(child, 'aria-label') !== undefined);
  return {
    name: (button && attribute(button, 'aria-label')) ?? '',
    left,
    top,
    isVisible: !style.includes('--seen: hidden'),
    isDim: style.includes('--dim: 0.32'),
  };
}

/** The outermost hosts of ours below a node, its own tree only. */
function hostsBelow(node: Node): Node[] {
  return (node.children ?? []).flatMap(child => (attribute(child, 'data-regulars') === undefined ? hostsBelow(child) : [child]));
}

function attribute({attributes = []}: Node, name: string): string | undefined {
  const at = attributes.findIndex((text, place) => place % 2 === 0 && text === name);
  return at === -1 ? undefined : attributes[at + 1];
}
