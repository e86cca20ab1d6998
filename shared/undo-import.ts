import type {PersonCommand} from '#shared/home';
import {compareText} from '#shared/model/compare';
import type {DecisionNotice} from '#shared/model/decision';
import type {Command} from '#shared/protocol/commands';

/** The commands, newest decision first, that take back everything one file decided. Each gets an id of its own. */
export function undoImport(
  {id, at}: Extract<Command, {kind: 'undecide-import'}>,
  notices: readonly DecisionNotice[],
): Extract<PersonCommand, {kind: 'undecide'}>[] {
  return [...notices]
    .sort((left, right) => right.at - left.at || compareText(left.id, right.id))
    .map(({id: decision, left, right}) => ({id: `${id} ${decision}`, at, kind: 'undecide', decision, left, right}));
}
