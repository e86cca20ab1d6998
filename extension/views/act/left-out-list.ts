import {printFilter} from '#shared/filter/print';
import {EVERYONE, type Filter} from '#shared/filter/tree';
import {idAt} from '../../mirror/state';
import {printRoute} from '../route';
import type {ActProps} from './act-props';

/** People whom an address can name one by one: longer ones are cut off on their way by what they are pasted into. */
export const MOST_NAMED = 500;

/** The list of those of the people whom a condition fits; undefined where no address can say who they are. */
export function listWhere(props: Pick<ActProps, 'targets' | 'tree' | 'ordinals' | 'snapshot'>, part: Filter): string | undefined {
  const {targets, tree} = props;
  if (targets.kind !== 'filter') return listOfPeople(props, props.ordinals, part);
  const parts = tree.kind === 'and' ? [...tree.parts, part] : [tree, part];
  return printRoute({view: 'supporters', filter: printFilter({kind: 'and', parts}), people: []});
}

/** The list of some people, those of them whom a condition fits. */
export function listOfPeople(
  {snapshot}: Pick<ActProps, 'snapshot'>,
  ordinals: ArrayLike<number>,
  part: Filter = EVERYONE,
): string | undefined {
  if (ordinals.length === 0 || ordinals.length > MOST_NAMED) return undefined;
  const people = Array.from(ordinals).flatMap(ordinal => idAt(snapshot.state, ordinal) ?? []);
  return printRoute({view: 'supporters', filter: part === EVERYONE ? '' : printFilter(part), people});
}

/** Whoever has anything at all in a field. */
export function having(field: string): Filter {
  return {kind: 'test', field, test: {op: 'any'}};
}

export function not(part: Filter): Filter {
  return {kind: 'not', part};
}
