import type {Adapter} from './adapter';
import {ghost} from './ghost';
import {gumroad} from './gumroad';
import {kofi} from './kofi';
import {patreon} from './patreon';
import {sample} from './sample';
import {substack} from './substack';
import {youtube} from './youtube';

/** Every dashboard that we know, in the order in which they are tried. */
export const adapters: readonly Adapter[] = [ghost, patreon, gumroad, substack, youtube, kofi, sample];
