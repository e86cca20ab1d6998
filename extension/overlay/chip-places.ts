import {isDrawnIn} from '../dashboards/composed';
import type {RowReader} from '../dashboards/read-rows';
import {createChipLayer, type LayerOptions} from './chip-layer';
import type {DecoratedRow} from './decorator';

/** Where chips stand: at the end of the page's own cells, or in a layer of ours above them. */
export type ChipPlaces = {
  /** @param cell the row's own, where it is known already */
  put(row: DecoratedRow, cell?: Element): void;
  /** Whether the chip is where it was put. */
  has(row: DecoratedRow): boolean;
  remove(row: DecoratedRow): void;
  /** Dims the chip with its row, where it is no part of it. */
  dim(row: DecoratedRow, dim: boolean): void;
  /** The host that an event of the page belongs to, where its target does not say it. */
  hostOf(event: Event): Element | null;
  /** Rows may have moved. */
  moved(): void;
};

export type PlaceOptions = LayerOptions & {
  readonly sheets: readonly CSSStyleSheet[];
  /** Added for chips in the layer. */
  readonly layerSheet: CSSStyleSheet;
  /** The page is known to wipe what it did not render. */
  readonly startsInLayer: boolean;
};

export type SwitchedPlaces = {
  readonly now: () => ChipPlaces;
  readonly sheets: () => readonly CSSStyleSheet[];
  readonly inLayer: () => boolean;
  /** A chip has gone from its place. `isSame`: its row still shows the same person. */
  readonly wiped: (row: DecoratedRow, isSame: boolean) => void;
};

/** So many rows left alone, or one whose cell the page fills as text: it will wipe the others too. */
const ROWS_LEFT_ALONE = 3;

/** In the page's cells, and from the layer once the page has shown that it keeps wiping what it did not render. */
export function switchPlaces(options: PlaceOptions, known: () => readonly DecoratedRow[]): SwitchedPlaces {
  const {reader} = options;
  const leftAlone = new Set<Element>();
  let {sheets} = options;
  let isLayer = false;
  let places = options.startsInLayer ? makeLayer() : placesInCells(reader);

  function makeLayer(): ChipPlaces {
    isLayer = true;
    sheets = [...sheets, options.layerSheet];
    return createChipLayer(options);
  }

  function moveToLayer(): void {
    const rows = known();
    for (const row of rows) places.remove(row);
    places = makeLayer();
    for (const row of rows) {
      row.chip.root.adoptedStyleSheets = sheets as CSSStyleSheet[];
      places.put(row);
      if (row.answer?.matches === false) places.dim(row, true);
    }
  }

  return {
    now: () => places,
    sheets: () => sheets,
    inLayer: () => isLayer,
    wiped(row, isSame) {
      // whoever writes somebody else into a row writes over the chip without meaning it
      if (isLayer || !isSame || row.mayReturn(performance.now())) {
        places.put(row);
        return;
      }
      leftAlone.add(row.row);
      if (leftAlone.size >= ROWS_LEFT_ALONE || isText(reader.placeFor(row.row))) moveToLayer();
    },
  };
}

/** Only ever appends: whatever is moved or wrapped breaks the page's own rendering. */
function placesInCells(reader: RowReader): ChipPlaces {
  const nothing = () => undefined;
  return {
    put: ({row, chip}, cell = reader.placeFor(row)) => cell?.append(chip.host),
    has: ({row, chip}) => isDrawnIn(row, chip.host),
    remove: ({chip}) => chip.host.remove(),
    dim: nothing,
    hostOf: () => null,
    moved: nothing,
  };
}

/** Whether the page fills a cell as text alone: rendering it again empties it. */
function isText(cell: Element | undefined): boolean {
  return cell !== undefined && cell.firstElementChild === null;
}
