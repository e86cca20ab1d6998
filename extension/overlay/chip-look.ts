import type {View} from '../dashboards/adapter';
import type {RowReader} from '../dashboards/read-rows';
import type {SiteChoice} from '../settings';
import chipCss from './chip.css?inline';
import {factsIn, MOST_FACTS, widthWith} from './chip-facts';
import inlineCss from './chip-inline.css?inline';
import layerCss from './chip-layer.css?inline';
import {genericFont} from './generic-font';
import {themeUnder} from './ground';
import {sheetOf} from './sheet';
import type {Ground} from './stage';
import {tokenSheet} from './token-sheet';

/** How the chips of one list look: as light or dark as its rows, and as wide as what stands beside the score. */
export type ChipLook = {
  readonly sheets: readonly CSSStyleSheet[];
  readonly layerSheet: CSSStyleSheet;
  /** The chosen columns that there is room for. */
  facts(): readonly string[];
  hasRoom(): boolean;
  chipWidth(): number;
  chipHeight(): number;
  /** Looks at the page again. */
  follow(): void;
};

type Options = {
  readonly view: View;
  readonly reader: RowReader;
  readonly choice: () => SiteChoice;
  readonly setGround: (ground: Ground) => void;
};

const DEFAULT_LEVEL = 1000;
const CHIP_HEIGHT = 24;
/** Two lines of the page's own text, which what stands beside the score covers as a whole or not at all. */
const TALLEST = 46;
/** What stays free above and below it together. */
const EDGES = 4;

export function createChipLook({view, reader, choice, setGround}: Options): ChipLook {
  const scheme = sheetOf('');
  let room = MOST_FACTS;
  let tall = CHIP_HEIGHT;
  const facts = () => choice().facts.slice(0, room);
  const chipWidth = () => widthWith(facts().length);
  return {
    sheets: [tokenSheet(), sheetOf(chipCss), scheme, ...(view.place.inline ? [sheetOf(inlineCss)] : [])],
    layerSheet: sheetOf(layerCss),
    facts,
    hasRoom: () => room >= choice().facts.length,
    chipWidth,
    chipHeight: () => tall,
    follow() {
      const row = reader.container.querySelector(reader.rowSelector);
      const cell = row && reader.placeFor(row);
      if (!cell) return;
      const theme = themeUnder(cell);
      const {fontFamily, fontSize} = getComputedStyle(cell);
      const font = genericFont(fontFamily);
      // asked only where it counts: it makes the page lay itself out
      const hasFacts = choice().facts.length > 0;
      room = hasFacts ? factsIn(cell.clientWidth) : MOST_FACTS;
      tall = hasFacts && room > 0 ? Math.max(CHIP_HEIGHT, Math.min(cell.clientHeight - EDGES, TALLEST)) : CHIP_HEIGHT;
      const vars = {
        'color-scheme': theme,
        'font-family': font,
        '--inset': `${view.place.insetPx}px`,
        '--wide': `${chipWidth()}px`,
        '--tall': `${tall}px`,
        '--hits': tall > CHIP_HEIGHT ? 'none' : 'auto',
      };
      const rules = Object.entries(vars).map(([name, value]) => `${name}: ${value} !important;`);
      scheme.replaceSync(`:host { ${rules.join(' ')} }`);
      setGround({theme, font, size: fontSize, layer: view.toolbar?.layer ?? DEFAULT_LEVEL});
    },
  };
}
