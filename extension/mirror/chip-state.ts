import {scoreAt} from '#shared/filter/opted-out';
import type {Programme} from '#shared/model/programme';
import {DAY_MS} from '#shared/model/time';
import type {ChipState} from '../messages';
import type {FileAges} from './file-ages';
import type {Found} from './look-up';
import type {State} from './state';

/** A score says something from this many days after joining. */
const NEW_DAYS = 30;
/** A file this old is named as such. */
const STALE_DAYS = 7;

export type ChipContext = {readonly programme: Programme; readonly files: FileAges; readonly now: number};

/** What a chip shows, from columns alone. Money at risk is shown even of someone new. */
export function chipState(state: State, found: Found, context: ChipContext): ChipState {
  if (found === undefined) return {kind: 'unknown'};
  if (found === 'ambiguous') return {kind: 'ambiguous'};
  const {columns} = state;
  const {programme, now} = context;
  if (columns.words('flag', found).includes('masked')) return {kind: 'masked'};
  const score = scoreAt(columns, found, {programme, now});
  if (score === undefined) return {kind: 'opted-out'};
  const risk = columns.word('state', found) === 'declined';
  // NaN where nobody says when: then the comparison is false and the person is not new.
  const joinedDays = Math.floor((now - columns.number('joined', found)) / DAY_MS);
  if (!risk && joinedDays < NEW_DAYS) return {kind: 'new', joinedDays: Math.max(0, joinedDays)};
  return {
    kind: 'score',
    score,
    risk,
    staleDays: staleDays(state, found, context),
  };
}

function staleDays({columns}: State, ordinal: number, {files, now}: ChipContext): number {
  const saidAt = columns.number('file-date', ordinal);
  // Read live by at least one source.
  if (Number.isNaN(saidAt)) return 0;
  const readAt = columns.words('source', ordinal).map(vendor => files.get(vendor) ?? 0);
  const days = Math.floor((now - Math.max(saidAt, ...readAt)) / DAY_MS);
  return days > STALE_DAYS ? days : 0;
}
