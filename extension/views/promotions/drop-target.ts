import {signal} from '@preact/signals';
import type {EntryFile} from '#shared/csv/entries';

/** What a file that is dropped on the window lists, while a promotion is open; undefined: people. */
export const dropTarget = signal<EntryFile | undefined>(undefined);
