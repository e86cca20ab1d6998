import {patreon} from '../../../extension/dashboards/patreon.ts';
import {waitForList} from '../../../extension/overlay/ready.ts';

/** How often the wait for Patreon's list read all texts of the page for headers, once for each of its views, and what it found. */
export type Waiting = {looks: number; found: boolean};

const waiting: Waiting = {looks: 0, found: false};
Object.assign(globalThis, {waiting});

const walk = document.createTreeWalker.bind(document);
document.createTreeWalker = (root, ...rest) => {
  if (root === document.body) waiting.looks += 1 / patreon.views.length;
  return walk(root, ...rest);
};

void waitForList(patreon, new AbortController().signal).then(list => {
  waiting.found = list !== undefined;
});
