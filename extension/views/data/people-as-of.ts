import {type Bits, bitsOf} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {subjectOf} from '#shared/filter/fields';
import {type SupporterColumns, supporterColumns} from '#shared/filter/supporter-columns';
import type {Filter} from '#shared/filter/tree';
import type {MemberRow} from '#shared/protocol/past';
import {documents} from '../../mirror/documents';
import {ordinalOf} from '../../mirror/state';
import {ownZone} from '../../mirror/zone';
import {personAsOf} from './person-as-of';
import {namedIn, type Snapshot} from './snapshot';
import {readPast} from './use-past';

/** People of the past under their ordinals of today. */
export type PeopleAsOf = {
  readonly columns: SupporterColumns;
  readonly bits: Bits;
  /** The first day as of which everything is known; undefined: no membership is known. */
  readonly since: number | undefined;
};

/** Documents read in one go. */
const BLOCK = 500;

type Question = {readonly tree: Filter; readonly at: number; readonly only?: Bits | undefined};
type Watching = {readonly signal: AbortSignal; readonly tell: (done: number) => void};

/**
 * Who was a paying member at `at` and fitted the filter: membership, tier and pledge are those of then, everything else is as it
 * is known today. Undefined when it was stopped.
 *
 * @throws ApiError - the private server does not answer
 */
export async function peopleAsOf(snapshot: Snapshot, {tree, at}: Question, watching: Watching): Promise<PeopleAsOf | undefined> {
  const {mirror, state, programme} = snapshot;
  const past = await readPast(snapshot, {question: 'as-of', at}, watching);
  const columns = supporterColumns();
  const rows = past.rows as readonly MemberRow[];
  for (let from = 0; from < rows.length && !watching.signal.aborted; from += BLOCK) {
    const block = rows.slice(from, from + BLOCK).flatMap(row => {
      const ordinal = ordinalOf(state, row.id);
      return ordinal === undefined ? [] : [{row, ordinal}];
    });
    const found = await documents(
      mirror,
      state,
      block.map(({ordinal}) => ordinal),
    );
    for (const [index, {row, ordinal}] of block.entries()) {
      const supporter = found[index];
      if (supporter === undefined) continue;
      columns.set(ordinal, subjectOf(personAsOf(supporter, row), at, state));
    }
  }
  if (watching.signal.aborted) return undefined;
  if (columns.size === 0) return {columns, bits: bitsOf(0), since: past.since};
  const {bits} = evaluate(tree, columns, {programme, now: at, zone: ownZone(), segments: namedIn(snapshot)});
  return {columns, bits, since: past.since};
}
