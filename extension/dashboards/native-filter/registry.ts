import {translateForGhost} from './ghost';
import type {Translate} from './native-filter';

/** Hosts whose own list can be asked, by the adapter's id. */
export const NATIVE_FILTERS: ReadonlyMap<string, Translate> = new Map([['ghost', translateForGhost]]);
