import {session} from '../settings';
import {readChoices} from './choices';
import type {KeepFailure} from './orders';
import {keep} from './send-order';

export type Exporting = {
  /** The text beside the files that says what is what, in the creator's language. */
  readonly readme: string;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type Exported = {readonly ok: true; readonly file: Blob} | {readonly ok: false; readonly code: KeepFailure};

/** Everything of the home that is in use as one plain zip: tables for spreadsheets, and all rows as JSON. For a window. */
export async function exportEverything({readme, onProgress, signal}: Exporting): Promise<Exported> {
  const [held, choices] = await Promise.all([session.getValue(), readChoices()]);
  const order = {kind: 'export' as const, session: held, choices, readme};
  const told = await keep(order, word => word.kind === 'progress' && onProgress?.(word.done, word.of), signal);
  if (told.kind === 'file') return {ok: true, file: told.file};
  return {ok: false, code: told.kind === 'failed' ? told.code : 'storage'};
}
