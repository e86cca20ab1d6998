import {render} from 'preact';
import type {Watching} from '../../actions/quick-action';
import type {LabelFormat} from './label-format';
import {type Label, LabelSheets} from './label-sheets';

const PLACE = 'print';
/** Sheets between two looks at whether to go on: a few hundred labels. */
const BLOCK = 10;

type Wanted<T> = {
  readonly sheets: readonly (readonly T[])[];
  /** Writes out some of the sheets. */
  readonly written: (sheets: readonly (readonly T[])[]) => readonly (readonly Label[])[];
  readonly format: LabelFormat;
};

/**
 * Opens the browser's own print dialog on the sheets alone; what was on the page is there again when it closes. The page stays
 * answerable while they are made.
 *
 * @param watching - `tell`: how many labels are made
 * @returns false when it was stopped
 */
export async function printLabels<T>({sheets, written, format}: Wanted<T>, {signal, tell}: Watching): Promise<boolean> {
  document.getElementById(PLACE)?.remove();
  const place = document.createElement('div');
  place.id = PLACE;
  const {width, height} = format.page;
  const rule = document.createElement('style');
  rule.textContent = `@page { size: ${width}mm ${height}mm; margin: 0 }`;
  place.append(rule);
  document.body.append(place);
  let done = 0;
  for (let from = 0; from < sheets.length; from += BLOCK) {
    const block = sheets.slice(from, from + BLOCK);
    const part = document.createElement('div');
    place.append(part);
    render(<LabelSheets sheets={written(block)} format={format} />, part);
    for (const sheet of block) done += sheet.filter(label => label !== undefined).length;
    tell(done);
    await new Promise(resolve => setTimeout(resolve));
    if (!signal.aborted) continue;
    place.remove();
    return false;
  }
  window.addEventListener('afterprint', () => place.remove(), {once: true});
  window.print();
  return true;
}
