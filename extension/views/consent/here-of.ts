import {isSample} from '../../sample/sample-account';
import type {Snapshot} from '../data/snapshot';
import type {Here} from './use-gate';

/** Whose people a window shows; before it knows, nobody's. */
export function hereOf(snapshot: Snapshot | undefined): Here {
  if (snapshot === undefined) return {isSample: false, hasOwn: false};
  const areSamples = isSample(snapshot.connections);
  return {isSample: areSamples, hasOwn: snapshot.session !== null || (snapshot.state.head.people > 0 && !areSamples)};
}
