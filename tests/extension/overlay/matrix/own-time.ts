import type {CDPSession} from '@playwright/test';

const INTERVAL_MICROS = 200;
/** A sample that comes much later than it should says that the machine was busy with something else. */
const LATE_MICROS = 5 * INTERVAL_MICROS;

type Profile = {
  nodes: {id: number; callFrame: {url: string}; children?: number[]}[];
  samples?: number[];
  timeDeltas?: number[];
};

/** The longest stretch without a break, in ms, that the extension's own files and what they call take while something happens. */
export async function longestOwnStretch(session: CDPSession, act: () => Promise<unknown>): Promise<number> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', {interval: INTERVAL_MICROS});
  await session.send('Profiler.start');
  await act();
  const {profile} = await session.send('Profiler.stop');
  return longestStretch(profile) / 1000;
}

function longestStretch({nodes, samples = [], timeDeltas = []}: Profile): number {
  const own = ownNodes(nodes);
  let [stretch, longest] = [0, 0];
  samples.forEach((id, n) => {
    stretch = own.has(id) ? stretch + Math.min(timeDeltas[n + 1] ?? 0, LATE_MICROS) : 0;
    longest = Math.max(longest, stretch);
  });
  return longest;
}

function ownNodes(nodes: Profile['nodes']): Set<number> {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const own = new Set<number>();
  const visit = (id: number | undefined, within: boolean): void => {
    const node = id === undefined ? undefined : byId.get(id);
    if (!node) return;
    const isOwn = within || node.callFrame.url.startsWith('chrome-extension://');
    if (isOwn) own.add(node.id);
    for (const child of node.children ?? []) visit(child, isOwn);
  };
  visit(nodes[0]?.id, false);
  return own;
}
