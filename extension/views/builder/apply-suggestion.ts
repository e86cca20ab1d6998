import {printValue} from '#shared/filter/print';
import type {FilterProblem} from '#shared/filter/tree';

/** The text with the misspelt word replaced by the suggested one; undefined where none is suggested. */
export function withSuggestion(text: string, {at, found = '', suggestion, code}: FilterProblem): string | undefined {
  if (suggestion === undefined) return undefined;
  const quoted = /^"(?:\\.|[^"\\])*"?/.exec(text.slice(at))?.[0];
  const length = quoted?.length ?? (text.startsWith(found, at) ? found.length : undefined);
  if (length === undefined) return undefined;
  const isWord = code === 'unknown-value' || code === 'unknown-segment';
  return text.slice(0, at) + (isWord ? printValue(suggestion) : suggestion) + text.slice(at + length);
}
