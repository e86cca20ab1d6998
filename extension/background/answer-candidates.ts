import {scoreAt} from '#shared/filter/opted-out';
import type {Candidate, RowIdentity} from '../messages';
import {candidates} from '../mirror/look-up';
import {idAt} from '../mirror/state';
import type {Current} from './context';

/** Listed on a card, one click chooses; with more of them the panel's search is quicker. */
const MOST = 5;

/** Whom a row could be. */
export function answerCandidates(current: Current, row: RowIdentity): Candidate[] {
  return candidatesAt(current, candidates(current.state, row).slice(0, MOST));
}

/** What tells people apart, from columns alone. */
export function candidatesAt({state, programme, now}: Current, ordinals: readonly number[]): Candidate[] {
  const {columns} = state;
  return ordinals.flatMap(ordinal => {
    const id = idAt(state, ordinal);
    const [name] = columns.words('name', ordinal);
    // the column holds all addresses of a person, so that each is found
    const [email] = columns.words('email', ordinal);
    const score = scoreAt(columns, ordinal, {programme, now});
    return id === undefined ? [] : {id, name, email, vendors: columns.words('source', ordinal), score};
  });
}
