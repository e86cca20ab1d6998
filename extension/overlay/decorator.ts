import {isDrawnIn} from '../dashboards/composed';
import {identityKey} from '../dashboards/identity-key';
import type {RowReader} from '../dashboards/read-rows';
import type {RowAnswer, RowIdentity} from '../messages';
import {type Chip, createChip, showFace} from './chip';
import {BLANK} from './chip-face';
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
  byRow(row: Element | undefined): DecoratedRow | undefined;
  byHost(host: EventTarget | null): DecoratedRow | undefined;
};

type Options = {
  readonly reader: RowReader;
  readonly sheets: readonly CSSStyleSheet[];
  readonly instance: string;
  /** A row shows a person that it did not show before. */
  readonly ask: (decorated: DecoratedRow) => void;
};

// a page that keeps wiping a chip has its reasons: after so many returns the row is left alone
const RETURNS = 5;
const RETURNS_WITHIN_MS = 10_000;

/** Binds chips to rows. Only ever appends: whatever is moved or wrapped breaks the page's own rendering. */
export function createDecorator({reader, sheets, instance, ask}: Options): Decorator {
  const byRow = new WeakMap<Element, DecoratedRow>();
  const byHost = new WeakMap<EventTarget, DecoratedRow>();
  const isOurs = (host: Element) => byHost.has(host);

  function forget({row, chip}: DecoratedRow): void {
    chip.host.remove();
    setDim(row, false);
    byRow.delete(row);
    byHost.delete(chip.host);
  }

  return {
    decorate(row) {
      const identity = reader.identify(row);
      const cell = identity && reader.placeFor(row);
      if (!identity || !cell) return;
      sweepForeign(row, isOurs);
      const chip = createChip(sheets, instance, BLANK);
      const mayReturn = createLimiter(RETURNS, RETURNS_WITHIN_MS);
      const decorated: DecoratedRow = {row, chip, key: identityKey(identity), identity, answer: undefined, mayReturn};
      byRow.set(row, decorated);
      byHost.set(chip.host, decorated);
      ask(decorated);
      cell.append(chip.host);
    },
    recheck(decorated) {
      const {row, chip} = decorated;
      const identity = reader.identify(row);
      if (!identity) {
        forget(decorated);
        return;
      }
      const key = identityKey(identity);
      const isSame = key === decorated.key;
      if (!isSame) {
        Object.assign(decorated, {key, identity, answer: undefined});
        setDim(row, false);
        showFace(chip, BLANK);
        ask(decorated);
      }
      sweepForeign(row, isOurs);
      // whoever writes somebody else into a row writes over the chip without meaning it
      const isWiped = !isDrawnIn(row, chip.host);
      if (isWiped && (!isSame || decorated.mayReturn(performance.now()))) reader.placeFor(row)?.append(chip.host);
    },
    forget,
    byRow: row => (row ? byRow.get(row) : undefined),
    byHost: host => (host ? byHost.get(host) : undefined),
  };
}
