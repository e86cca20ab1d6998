import {render} from 'preact';
import type {LabelFormat} from './label-format';
import {type Label, LabelSheets} from './label-sheets';

const PLACE = 'print';

/** Opens the browser's own print dialog on the sheets alone; what was on the page is there again when it closes. */
export function printLabels(sheets: readonly (readonly Label[])[], format: LabelFormat): void {
  document.getElementById(PLACE)?.remove();
  const place = document.createElement('div');
  place.id = PLACE;
  document.body.append(place);
  const {width, height} = format.page;
  render(
    <>
      <style>{`@page { size: ${width}mm ${height}mm; margin: 0 }`}</style>
      <LabelSheets sheets={sheets} format={format} />
    </>,
    place,
  );
  window.addEventListener('afterprint', () => place.remove(), {once: true});
  window.print();
}
