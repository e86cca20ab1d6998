import {i18n} from '#i18n';
import type {Note} from '#shared/filter/context';
import type {FilterProblem} from '#shared/filter/tree';

/** What a filter that works does not say by itself. */
export type Remarks = {
  /** Words that nobody has. */
  readonly doubts: readonly FilterProblem[];
  readonly notes: readonly Note[];
};

/** One sentence each. @param number - writes a number in the interface's language */
export function noteTexts(notes: readonly Note[], number: (value: number) => string): string[] {
  return notes.map(note => noteText(note, number));
}

export function doubtText({found = '', suggestion}: FilterProblem): string {
  const doubt = i18n.t('filter.nobodyHas', [found]);
  return suggestion === undefined ? doubt : `${doubt} ${i18n.t('filter.suggestion', [suggestion])}`;
}

function noteText(note: Note, number: (value: number) => string): string {
  if (note.kind === 'currency') return i18n.t('filter.otherCurrency', [note.field, note.currency, number(note.leftOut)]);
  return note.problem === 'cycle' ? i18n.t('filter.namedCycle', [note.name]) : i18n.t('filter.namedUnknown', [note.name]);
}
