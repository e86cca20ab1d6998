/** A sheet of labels, in millimetres, as its maker prints it on the pack. */
export type LabelFormat = {
  readonly id: string;
  /** Its name in a shop, the same in every language. */
  readonly name: string;
  readonly page: {readonly width: number; readonly height: number};
  readonly columns: number;
  readonly rows: number;
  readonly label: {readonly width: number; readonly height: number};
  /** From the page's corner to the first label's. */
  readonly left: number;
  readonly top: number;
  /** Between two labels side by side; none between rows. */
  readonly gap: number;
};

const A4 = {width: 210, height: 297};
const LETTER = {width: 215.9, height: 279.4};

/** Common formats: the 24 of a plain A4 sheet, and the two that shops have everywhere in Europe and in North America. */
export const LABEL_FORMATS: readonly LabelFormat[] = [
  {
    id: 'a4-24',
    name: 'A4, 3 × 8 (70 × 37 mm)',
    page: A4,
    columns: 3,
    rows: 8,
    label: {width: 70, height: 37},
    left: 0,
    top: 0.5,
    gap: 0,
  },
  {
    id: 'l7160',
    name: 'Avery L7160 (63.5 × 38.1 mm)',
    page: A4,
    columns: 3,
    rows: 7,
    label: {width: 63.5, height: 38.1},
    left: 7.2,
    top: 15.1,
    gap: 2.5,
  },
  {
    id: '5160',
    name: 'Avery 5160 (1 × 2⅝ in)',
    page: LETTER,
    columns: 3,
    rows: 10,
    label: {width: 66.7, height: 25.4},
    left: 4.8,
    top: 12.7,
    gap: 3.1,
  },
];

/** The labels of each sheet; the first begins after those of an opened sheet that are gone, which are undefined. */
export function sheetsOf<T>(labels: readonly T[], {columns, rows}: LabelFormat, used: number): (T | undefined)[][] {
  const all = [...Array.from({length: used}, () => undefined), ...labels];
  const size = columns * rows;
  return Array.from({length: Math.ceil(all.length / size)}, (_, sheet) => all.slice(sheet * size, (sheet + 1) * size));
}
