import type {Action} from './action';
import {copyEmail} from './copy-email';
import {note} from './note';
import {openPerson} from './open-person';
import {tag} from './tag';

/** Every quick action, in the order of the menu. */
export const actions: readonly Action[] = [copyEmail, note, tag, openPerson];
