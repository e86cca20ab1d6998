import type {Adapter} from './adapter';
import {ghost} from './ghost';
import {patreon} from './patreon';

/** Every dashboard that we know, in the order in which they are tried. */
export const adapters: readonly Adapter[] = [ghost, patreon];
