import {ridOf} from '#shared/identity/rid';
import type {Rid} from '#shared/model/record';
import type {MemoryHome} from '../fixtures/memory-home.ts';
import type {GivenPerson} from './loyalty-input.ts';

/** The record that a person has whatever they did. */
export function ownKey(person: GivenPerson): string {
  return `input/people/person/${encoded(person)}`;
}

/** A person's id as part of a key; what comes after `~` is ours. */
export function encoded({id}: GivenPerson): string {
  return encodeURIComponent(id).replaceAll('~', '%7E');
}

export function ridIn({idKey}: MemoryHome, person: GivenPerson): Rid {
  return ridOf(idKey, ownKey(person));
}
