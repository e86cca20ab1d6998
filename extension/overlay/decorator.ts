import {identityKey} from '../dashboards/identity-key';
import type {RowAnswer, RowIdentity} from '../messages';
import {type Chip, createChip, showFace} from './chip';
import {BLANK} from './chip-face';
import {showFacts} from './chip-facts';
import {type PlaceOptions, switchPlaces} from './chip-places';
import {setDim} from './dim';
import {createLimiter} from './limiter';
import {sweepForeign} from './watch-rows';

/** One row with a chip. `key` says whom the chip is of; it is compared again at every change of the row. */
export type DecoratedRow = {
  readonly row: Element;
  readonly chip: Chip;
  key: string;
  identity: RowIdentity;
  answer: RowAnswer | undefined;
  readonly mayReturn: (now: number) => boolean;
};

export type Decorator = {
  /** Puts a chip on a row that says who it is; leaves any other alone. */
  decorate(row: Element): void;
  /** After any change of the row: is it still the same person, and is the chip still there, once? */
  recheck(decorated: DecoratedRow): void;
  forget(decorated: DecoratedRow): void;
  /** Whether the row's chip is where it was put. */
  isShown(decorated: DecoratedRow): boolean;
  dim(decorated: DecoratedRow, dim: boolean): void;
  /** Rows may have moved. */
  moved(): void;
  inLayer(): boolean;
  /** The rows with a chip that are in the page now, in any order; reads nothing of the others. */
  all(): readonly DecoratedRow[];
  byRow(row: Element | undefined): DecoratedRow | undefined;
  /** The row whose chip an event came to. */
  byEvent(event: Event): DecoratedRow | undefined;
};

type Options = PlaceOptions & {
  /** A row shows a person that it did not show before. */
  readonly ask: (decorated: DecoratedRow) => void;
};

// a page that keeps wiping a chip has its reasons: after so many returns the row is left alone
const RETURNS = 5;
const RETURNS_WITHIN_MS = 10_000;

/** Binds chips to rows. */
export function createDecorator(options: Options): Decorator {
  const {reader, instance, ask} = options;
  const byRow = new WeakMap<Element, DecoratedRow>();
  const byHost = new WeakMap<EventTarget, DecoratedRow>();
  const all = new Set<DecoratedRow>();
  const isOurs = (host: Element) => byHost.has(host);
  const places = switchPlaces(options, () => reader.rows().flatMap(row => byRow.get(row) ?? []));

  function dim(decorated: DecoratedRow, isDim: boolean): void {
    setDim(decorated.row, isDim);
    places.now().dim(decorated, isDim);
  }

  function forget(decorated: DecoratedRow): void {
    const {row, chip} = decorated;
    places.now().remove(decorated);
    setDim(row, false);
    all.delete(decorated);
    byRow.delete(row);
    byHost.delete(chip.host);
  }

  return {
    decorate(row) {
      const identity = reader.identify(row);
      const cell = identity && reader.placeFor(row);
      if (!identity || !cell) return;
      sweepForeign(row, isOurs);
      const chip = createChip(places.sheets(), instance, BLANK);
      const mayReturn = createLimiter(RETURNS, RETURNS_WITHIN_MS);
      const decorated: DecoratedRow = {row, chip, key: identityKey(identity), identity, answer: undefined, mayReturn};
      all.add(decorated);
      byRow.set(row, decorated);
      byHost.set(chip.host, decorated);
      ask(decorated);
      places.now().put(decorated, cell);
    },
    recheck(decorated) {
      const {row, chip} = decorated;
      const identity = reader.identify(row);
      if (!identity) {
        forget(decorated);
        return;
      }
      all.add(decorated);
      const key = identityKey(identity);
      const isSame = key === decorated.key;
      if (!isSame) {
        Object.assign(decorated, {key, identity, answer: undefined});
        dim(decorated, false);
        showFace(chip, BLANK);
        showFacts(chip, []);
        ask(decorated);
      }
      sweepForeign(row, isOurs);
      if (!places.now().has(decorated)) places.wiped(decorated, isSame);
    },
    forget,
    isShown: decorated => places.now().has(decorated),
    dim,
    moved: () => places.now().moved(),
    inLayer: places.inLayer,
    all() {
      // a virtual list throws rows away, and may bring them back: those are found by their row then
      for (const decorated of all) if (!decorated.row.isConnected) all.delete(decorated);
      return [...all].filter(decorated => places.now().has(decorated));
    },
    byRow: row => (row ? byRow.get(row) : undefined),
    byEvent: event => byHost.get(places.now().hostOf(event) ?? event.target ?? window),
  };
}
