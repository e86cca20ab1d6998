import type {Field} from '#shared/filter/catalogue';
import {catalogueOf} from '#shared/filter/supporter-columns';
import type {FactField, RowFact} from '../messages';
import {cellText} from '../views/cell-text';
import {columnsOffered, columnsShown} from '../views/columns';
import {fieldWords} from '../views/field-words';
import {statusText} from '../views/status-text';
import {kindOf, stateOf} from '../views/status-words';
import type {Current} from './context';

type Read = Pick<Current, 'state' | 'now'>;

/** Everything that can stand beside a score: what can be a column of our own lists, but the score. */
export function factFields({state: {columns}}: Pick<Current, 'state'>): FactField[] {
  const offered = columnsOffered(catalogueOf(columns).fields).filter(({type}) => type !== 'score');
  return offered.map(({name}) => ({name, label: fieldWords(name).label}));
}

/**
 * Reads what chosen columns say of somebody, in the words of our own lists. A column that there is no more says nothing, and keeps
 * its place.
 */
export function factReader({state: {columns}, now}: Read, names: readonly string[]): (ordinal: number) => RowFact[] {
  const fields = names.map(name => columnsShown([name], catalogueOf(columns).fields)[0]);
  const labels = fields.map(field => (field === undefined ? '' : fieldWords(field.name).label));
  const textOf = (field: Field, ordinal: number): string => {
    if (field.name !== 'state') return cellText(field, columns.cell(field.name, ordinal), now);
    return statusText({kind: kindOf(columns.word('kind', ordinal)), state: stateOf(columns.word('state', ordinal))});
  };
  return ordinal =>
    fields.map((field, place) => ({name: labels[place] ?? '', text: field === undefined ? '' : textOf(field, ordinal)}));
}
