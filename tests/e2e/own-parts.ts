import type {CDPSession} from '@playwright/test';
import {accessibleNodes} from './accessible.ts';

type Node = {backendNodeId: number; shadowRootType?: string; children?: Node[]; shadowRoots?: Node[]};

/** Something of ours on a vendor's page that can be pressed or typed into; sizes in pixels of the page. */
export type OwnPart = {readonly role: string; readonly name: string; readonly width: number; readonly height: number};

const PRESSED = /^(button|link|menuitem|menuitemcheckbox|option|checkbox|radio|textbox|searchbox|combobox|switch|tab)$/;

/** Everything that can be used in closed shadow roots, which are ours, as a screen reader meets it. */
export async function ownParts(session: CDPSession): Promise<OwnPart[]> {
  const {root} = (await session.send('DOM.getDocument', {depth: -1, pierce: true})) as unknown as {root: Node};
  const ours = new Set(insideClosed(root, false));
  const parts = (await accessibleNodes(session)).filter(({role, node}) => PRESSED.test(role) && ours.has(node));
  return Promise.all(
    parts.map(async ({role, name, node}) => {
      const {width, height} = (await session.send('DOM.getBoxModel', {backendNodeId: node})).model;
      return {role, name, width, height};
    }),
  );
}

function insideClosed(node: Node, isInside: boolean): number[] {
  const inner = (node.children ?? []).flatMap(child => insideClosed(child, isInside));
  const roots = (node.shadowRoots ?? []).flatMap(child => insideClosed(child, isInside || child.shadowRootType === 'closed'));
  return [...(isInside ? [node.backendNodeId] : []), ...inner, ...roots];
}
