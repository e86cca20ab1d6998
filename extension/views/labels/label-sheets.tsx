import type {LabelFormat} from './label-format';

/** One label: its lines. Undefined: a label that is gone from the sheet already. */
export type Label = readonly string[] | undefined;

const MM_PER_POINT = 25.4 / 72;
const LINE_HEIGHT = 1.2;
const LARGEST_POINTS = 11;
const SMALLEST_POINTS = 6;

/** Sheets of labels in their true size. */
export function LabelSheets({sheets, format}: {readonly sheets: readonly (readonly Label[])[]; readonly format: LabelFormat}) {
  const {page, columns, label, left, top, gap} = format;
  return (
    <>
      {sheets.map((labels, sheet) => (
        <div
          key={sheet}
          class="label-sheet"
          style={{
            width: `${page.width}mm`,
            height: `${page.height}mm`,
            padding: `${top}mm 0 0 ${left}mm`,
            gridTemplateColumns: `repeat(${columns}, ${label.width}mm)`,
            gridAutoRows: `${label.height}mm`,
            columnGap: `${gap}mm`,
          }}
        >
          {labels.map((lines, place) => (
            <div key={place} class="label" data-testid={lines === undefined ? undefined : 'label'}>
              {lines === undefined ? undefined : (
                <p style={{fontSize: `${fontPoints(lines.length, label.height)}pt`}}>
                  {lines.map((line, at) => (
                    <span key={at}>{line}</span>
                  ))}
                </p>
              )}
            </div>
          ))}
        </div>
      ))}
    </>
  );
}

/** As large as fits with all lines, within reason. */
function fontPoints(lines: number, heightMm: number): number {
  const room = (heightMm * 0.84) / (Math.max(lines, 1) * LINE_HEIGHT * MM_PER_POINT);
  return Math.max(SMALLEST_POINTS, Math.min(LARGEST_POINTS, Math.floor(room * 2) / 2));
}
