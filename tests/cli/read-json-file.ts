import {readFileSync} from 'node:fs';
import {Refusal} from '../setup/refusal.ts';

/** What stands in a JSON file. Throws `Refusal` with its name where it cannot be read or is none. */
export function readJsonFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refusal(`${file} cannot be read.`);
  }
  try {
    // Editors of some systems put a mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refusal(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
