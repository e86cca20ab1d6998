import {EVIDENCE, TELLERS, TOPICS, type Topic} from '#shared/insight/topics';
import type {Connection} from '#shared/model/connection';

/** Whether a number can be said, and what stands before it. */
export type Standing =
  | {readonly kind: 'known'}
  /** A source that tells of it is read for the first time: what is here is a part of it. */
  | {readonly kind: 'reading'; readonly connection: Connection}
  /** Nobody tells of this. */
  | {readonly kind: 'missing'; readonly topic: Topic};

/** The topics that somebody in the data is told of. @param countOf - how many a filter text fits */
export function toldTopics(countOf: (filter: string) => number): ReadonlySet<Topic> {
  return new Set(TOPICS.filter(topic => countOf(EVIDENCE[topic]) > 0));
}

/** How a number of these topics stands. What is not told is never zero. */
export function standingOf(needs: readonly Topic[], told: ReadonlySet<Topic>, connections: readonly Connection[]): Standing {
  const reading = basisOf(needs, connections).find(isReadFirst);
  if (reading !== undefined) return {kind: 'reading', connection: reading};
  const missing = needs.find(topic => !told.has(topic));
  return missing === undefined ? {kind: 'known'} : {kind: 'missing', topic: missing};
}

/** The sources that a number of these topics is based on. */
export function basisOf(needs: readonly Topic[], connections: readonly Connection[]): Connection[] {
  return connections.filter(({vendor}) => needs.some(topic => TELLERS[topic].includes(vendor)));
}

/** The date of the oldest of these sources: what they say together was true then. Undefined where none was read. */
export function asOf(connections: readonly Connection[]): number | undefined {
  const dates = connections.flatMap(({lastCompleteAt}) => lastCompleteAt ?? []);
  return dates.length === 0 ? undefined : Math.min(...dates);
}

/** One that stands still may never be read: the others are not kept waiting for it. */
function isReadFirst({lastCompleteAt, state}: Connection): boolean {
  return lastCompleteAt === null && state !== 'stopped';
}
