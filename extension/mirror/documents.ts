import {hash53} from '#shared/identity/hash53';
import type {Benefit} from '#shared/model/benefit';
import {compareText} from '#shared/model/compare';
import type {Connection} from '#shared/model/connection';
import type {DecisionNotice} from '#shared/model/decision';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {DEFAULT_RETENTION} from '#shared/model/default-retention';
import type {Draw} from '#shared/model/draw';
import type {LabelRun} from '#shared/model/label-run';
import type {Outgoing} from '#shared/model/outgoing';
import type {Picture} from '#shared/model/picture';
import type {Programme} from '#shared/model/programme';
import type {Promotion} from '#shared/model/promotion';
import type {Retention} from '#shared/model/retention';
import type {Segment} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import type {Template} from '#shared/model/template';
import type {ChangeKind} from '#shared/protocol/changes';
import {MIRROR_STORES} from './database';
import {entriesOf} from './identifier-index';
import {forDocuments} from './load-state';
import type {Mirror} from './open-mirror';
import type {State} from './state';

/** The people at these ordinals, in that order; undefined where there is nobody. */
export async function documents(mirror: Mirror, state: State, ordinals: readonly number[]): Promise<(Supporter | undefined)[]> {
  const found = new Map<number, Supporter | undefined>();
  const reading = mirror.database.transaction(MIRROR_STORES, 'readonly');
  await forDocuments(reading, {generation: state.head.generation, ordinals}, (ordinal, supporter) => {
    found.set(ordinal, supporter === undefined ? undefined : (state.show?.(supporter) ?? supporter));
  });
  return ordinals.map(ordinal => found.get(ordinal));
}

/** The supporter that holds the record with this rid: ids given out before a merge keep working. */
export async function supporterOf(mirror: Mirror, state: State, rid: string): Promise<Supporter | undefined> {
  const ordinals = entriesOf(state.index, hash53(`rid:${rid}`), state.inTail).map(entry => entry >>> 1);
  const candidates = await documents(mirror, state, ordinals);
  return candidates.find(supporter => supporter?.records.some(record => record.rid === rid));
}

/** Saved filters in the creator's order. */
export async function segments(mirror: Mirror, state: State): Promise<Segment[]> {
  const found = await rows(mirror, state, 'segment');
  return found.filter(row => 'filter' in row).sort((left, right) => left.position - right.position);
}

/** The creator's benefits by name. */
export async function benefits(mirror: Mirror, state: State): Promise<Benefit[]> {
  const found = await rows(mirror, state, 'benefit');
  return found.filter(row => 'each' in row).sort((left, right) => compareText(left.name, right.name));
}

/** The creator's own texts by name. */
export async function templates(mirror: Mirror, state: State): Promise<Template[]> {
  const found = await rows(mirror, state, 'template');
  return found.filter(row => 'language' in row).sort((left, right) => compareText(left.name, right.name));
}

/** The creator's promotions by name. */
export async function promotions(mirror: Mirror, state: State): Promise<Promotion[]> {
  const found = await rows(mirror, state, 'promotion');
  return found.filter(row => 'track' in row).sort((left, right) => compareText(left.name, right.name));
}

/** The creator's own pictures. */
export async function pictures(mirror: Mirror, state: State): Promise<Picture[]> {
  const found = await rows(mirror, state, 'picture');
  return found.filter(row => 'png' in row);
}

/** Weeks and months that are over, newest first. */
export async function draws(mirror: Mirror, state: State): Promise<Draw[]> {
  const found = await rows(mirror, state, 'draw');
  return found.filter(row => 'winners' in row).sort((left, right) => right.end - left.end || compareText(left.id, right.id));
}

/** Labels under way in mail tools, newest first. */
export async function labelRuns(mirror: Mirror, state: State): Promise<LabelRun[]> {
  const found = await rows(mirror, state, 'label-run');
  return found.filter(row => 'until' in row).sort((left, right) => right.at - left.at);
}

/** What is written to services, newest first. */
export async function outgoings(mirror: Mirror, state: State): Promise<Outgoing[]> {
  const found = await rows(mirror, state, 'outgoing');
  return found.filter(row => 'action' in row).sort((left, right) => right.at - left.at);
}

export async function connections(mirror: Mirror, state: State): Promise<Connection[]> {
  const found = await rows(mirror, state, 'connection');
  return found.filter(row => 'vendor' in row);
}

/** How scores are made; what a new workspace starts with until the feed says otherwise. */
export async function programme(mirror: Mirror, state: State): Promise<Programme> {
  const [found] = await rows(mirror, state, 'programme');
  return found !== undefined && 'rules' in found ? found : DEFAULT_PROGRAMME;
}

/** How long names are kept; the default until the creator says otherwise. */
export async function retention(mirror: Mirror, state: State): Promise<Retention> {
  const [found] = await rows(mirror, state, 'retention');
  return found !== undefined && 'leaverMonths' in found ? found : DEFAULT_RETENTION;
}

/** The creator's decisions in force, newest first. */
export async function decisions(mirror: Mirror, state: State): Promise<DecisionNotice[]> {
  const found = await rows(mirror, state, 'decision');
  return found.filter(row => 'word' in row).sort((left, right) => right.at - left.at);
}

function rows(mirror: Mirror, state: State, kind: Exclude<ChangeKind, 'supporter'>) {
  const {generation} = state.head;
  return mirror.database.getAll('row', IDBKeyRange.bound([generation, kind], [generation, kind, []]));
}
