import type {ImportReport} from '../local/import-file';
import type {ImportFigure} from './import-state';
import {listOf, printRoute} from './route';

type Told = Pick<
  ImportReport & {ok: true},
  'moves' | 'outOfStep' | 'changed' | 'unchanged' | 'erased' | 'erasedThere' | 'tooLarge'
>;

const MOVES = ['joined', 'left', 'declined', 'recovered', 'added'] as const;

/**
 * Who moved, each with its list; records that only changed are told when nobody moved. Then whose roles are out of step, last
 * those who stand in the file and were left out: whom the creator or the vendor erased, and who has too many records.
 */
export function figuresOf(told: Told): ImportFigure[] {
  const {erased = 0, erasedThere = 0, tooLarge = 0} = told;
  const left: ImportFigure[] = [
    {kind: 'erased', count: erased},
    {kind: 'erasedThere', count: erasedThere},
    {kind: 'tooLarge', count: tooLarge},
  ];
  const roles = (told.outOfStep ?? []).map(({kind, count, filter}) => ({kind, count, path: listOf(filter)}));
  return [...moved(told), ...[...roles, ...left].filter(({count}) => count > 0)];
}

function moved({moves, changed, unchanged}: Told): ImportFigure[] {
  const lists = MOVES.map(kind => ({kind, count: moves[kind].length, path: pathOf(moves[kind])})).filter(({count}) => count > 0);
  if (lists.length > 0) return lists;
  return [changed > 0 ? {kind: 'changed', count: changed} : {kind: 'same', count: unchanged}];
}

/** An address holds only so many people; beyond that it is the whole list. */
const MAX_IN_ADDRESS = 2_000;

function pathOf(people: readonly string[]): string {
  const those = people.length > MAX_IN_ADDRESS ? [] : people;
  return printRoute({view: 'supporters', filter: '', people: those});
}
