import type {RowReader} from '../dashboards/read-rows';
import type {RowAnswer, RowIdentity} from '../messages';
import {createAsker} from './ask';
import {type Chip, createChip, showFace} from './chip';
import {BLANK, faceOf, STILL_WAITING} from './chip-face';
import {setDim} from './dim';
import {createLimiter} from './limiter';
import {startPasses} from './row-passes';
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

export type RowLoop = {
  /** The rows with a chip that are in the page now, in its order. */
  decorated(): readonly DecoratedRow[];
  byHost(host: EventTarget | null): DecoratedRow | undefined;
  /** The row around an element of the page. */
  around(target: EventTarget | null): DecoratedRow | undefined;
  /** Asks again for everyone; with a filter, rows that do not match are dimmed. */
  ask(filter: string | undefined): void;
  /** Whether rows wait for a chip, or chips for an answer. */
  busy(): boolean;
};

export type RowLoopOptions = {
  readonly reader: RowReader;
  readonly sheets: readonly CSSStyleSheet[];
  /** The id of this copy of the overlay. */
  readonly instance: string;
  readonly lookUp: (rows: readonly RowIdentity[], filter: string | undefined) => Promise<readonly RowAnswer[]>;
  /** The look-up failed for good. */
  readonly failed: (error: unknown) => void;
  /** Rows or answers changed; called often. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
};

type RowQuestion = {readonly key: string; readonly identity: RowIdentity; readonly decorated: DecoratedRow};

// a page that keeps wiping a chip has its reasons: after so many returns the row is left alone
const RETURNS = 5;
const RETURNS_WITHIN_MS = 10_000;

/** Keeps exactly one chip, its own, on every row of a list, however the page renders. */
export function startRowLoop(options: RowLoopOptions): RowLoop {
  const {reader, signal, changed} = options;
  const byRow = new WeakMap<EventTarget, DecoratedRow>();
  const byHost = new WeakMap<EventTarget, DecoratedRow>();
  const isOurs = (host: Element) => byHost.has(host);
  const asker = createAsker<RowQuestion>({
    lookUp: options.lookUp,
    failed: options.failed,
    signal,
    answer(question, answer) {
      if (showAnswer(question, answer)) changed();
    },
    slow: question => stillCurrent(question) && showFace(question.decorated.chip, STILL_WAITING),
  });

  function decorate(row: Element): void {
    const identity = reader.identify(row);
    const cell = identity && reader.placeFor(row);
    if (!identity || !cell) return;
    sweepForeign(row, isOurs);
    const chip = createChip(options.sheets, options.instance);
    const mayReturn = createLimiter(RETURNS, RETURNS_WITHIN_MS);
    const decorated: DecoratedRow = {row, chip, key: keyOf(identity), identity, answer: undefined, mayReturn};
    byRow.set(row, decorated);
    byHost.set(chip.host, decorated);
    showFace(chip, BLANK);
    ask(decorated);
    cell.append(chip.host);
  }

  function recheck(decorated: DecoratedRow): void {
    const {row, chip} = decorated;
    const identity = reader.identify(row);
    if (!identity) return forget(decorated);
    const key = keyOf(identity);
    if (key !== decorated.key) {
      Object.assign(decorated, {key, identity, answer: undefined});
      setDim(row, false);
      showFace(chip, BLANK);
      ask(decorated);
    }
    sweepForeign(row, isOurs);
    if (!row.contains(chip.host) && decorated.mayReturn(performance.now())) reader.placeFor(row)?.append(chip.host);
  }

  function forget({row, chip}: DecoratedRow): void {
    chip.host.remove();
    setDim(row, false);
    byRow.delete(row);
    byHost.delete(chip.host);
  }

  function ask(decorated: DecoratedRow): void {
    asker.ask({key: decorated.key, identity: decorated.identity, decorated});
  }

  function decoratedRows(): DecoratedRow[] {
    return reader.rows().flatMap(row => {
      const decorated = byRow.get(row);
      return decorated?.chip.host.isConnected ? [decorated] : [];
    });
  }

  const passes = startPasses(options, {known: row => byRow.get(row), decorate, recheck, done});
  function done(): void {
    asker.send();
    changed();
  }

  signal.addEventListener('abort', () => {
    for (const decorated of decoratedRows()) forget(decorated);
  });

  return {
    decorated: decoratedRows,
    byHost: host => (host ? byHost.get(host) : undefined),
    around(target) {
      const row = target instanceof Element ? target.closest(reader.rowSelector) : null;
      return row ? byRow.get(row) : undefined;
    },
    ask(filter) {
      asker.forget(filter);
      for (const decorated of decoratedRows()) ask(decorated);
      asker.send();
    },
    busy: () => passes.busy() || asker.busy(),
  };
}

/** The row may show another person since it was asked about. */
function stillCurrent({key, decorated}: RowQuestion): boolean {
  return decorated.key === key;
}

function showAnswer(question: RowQuestion, answer: RowAnswer): boolean {
  if (!stillCurrent(question)) return false;
  const {decorated} = question;
  decorated.answer = answer;
  showFace(decorated.chip, faceOf(answer.state));
  setDim(decorated.row, answer.matches === false);
  return true;
}

function keyOf({identifiers, emailPrefix}: RowIdentity): string {
  return emailPrefix === undefined ? identifiers.join('\n') : `${identifiers.join('\n')}\n${emailPrefix}…`;
}
