import {printFilter} from '#shared/filter/print';
import type {Shown} from './last-shown';

/**
 * What may be kept outside the database: an erased person is looked for in there alone. The text of a filter may hold somebody's
 * name or address, so each one is asked for by its name; what a list of messages was called may, too.
 */
export function withoutPeople(shown: Shown): Shown {
  return {
    ...shown,
    today: shown.today.filter(({kind}) => kind !== 'run'),
    segments: shown.segments.map(segment => ({...segment, filter: printFilter({kind: 'segment', name: segment.name})})),
  };
}
