import {closestDrawn} from '../dashboards/composed';
import type {RowIdentity} from '../messages';
import {createAsker, type LookUp} from './ask';
import {mark, showFace} from './chip';
import {faceOf, STILL_WAITING} from './chip-face';
import {showFacts} from './chip-facts';
import type {PlaceOptions} from './chip-places';
import {createDecorator, type DecoratedRow} from './decorator';
import {startPasses} from './row-passes';

export type RowLoop = {
  /** The rows with a chip that are in the page now, in its order. */
  decorated(): readonly DecoratedRow[];
  /** The row whose chip an event came to. */
  byEvent(event: Event): DecoratedRow | undefined;
  /** As `decorated`, in any order and without looking at the rows that have no chip. */
  all(): readonly DecoratedRow[];
  /** The row around an element of the page. */
  around(target: EventTarget | null): DecoratedRow | undefined;
  /** Asks again for everyone; with a filter, rows that do not match are dimmed. */
  ask(filter: string | undefined): void;
  /** Asks again for everyone, by the same filter. */
  askAgain(): void;
  /** Whether rows wait for a chip, or chips for an answer. */
  busy(): boolean;
  /** The page kept wiping chips, and they stand in a layer of their own. */
  inLayer(): boolean;
};

export type RowLoopOptions = PlaceOptions & {
  /** Rows are not dimmed, for the page sees it; matches are marked inside the chips. */
  readonly isPrivate: () => boolean;
  readonly lookUp: LookUp;
  /** The look-up failed for good. */
  readonly failed: (error: unknown) => void;
  /** Rows or answers changed; called often. */
  readonly changed: () => void;
};

type RowQuestion = {readonly key: string; readonly identity: RowIdentity; readonly decorated: DecoratedRow};

/** Keeps exactly one chip, its own, on every row of a list, however the page renders. */
export function startRowLoop(options: RowLoopOptions): RowLoop {
  const {reader, signal, changed} = options;
  let filter: string | undefined;
  const decorator = createDecorator({...options, ask});
  const asker = createAsker<RowQuestion>({
    lookUp: options.lookUp,
    failed: options.failed,
    signal,
    answer(question, answer) {
      if (!stillCurrent(question)) return;
      const {decorated} = question;
      decorated.answer = answer;
      showFace(decorated.chip, faceOf(answer.state));
      showFacts(decorated.chip, answer.facts ?? []);
      const isPrivate = options.isPrivate();
      if (decorated.chip.match || isPrivate) mark(decorated.chip, {match: isPrivate && answer.matches === true});
      decorator.dim(decorated, answer.matches === false && !isPrivate);
      changed();
    },
    slow: question => stillCurrent(question) && showFace(question.decorated.chip, STILL_WAITING),
  });
  const passes = startPasses(options, {
    known: decorator.byRow,
    decorate: decorator.decorate,
    recheck: decorator.recheck,
    done() {
      asker.send();
      decorator.moved();
      changed();
    },
  });
  signal.addEventListener('abort', () => decoratedRows().forEach(decorator.forget));

  function ask(decorated: DecoratedRow): void {
    asker.ask({key: decorated.key, identity: decorated.identity, decorated});
  }

  function askAgain(): void {
    asker.forget(filter);
    decoratedRows().forEach(ask);
    asker.send();
  }

  function decoratedRows(): DecoratedRow[] {
    return reader.rows().flatMap(row => {
      const decorated = decorator.byRow(row);
      return decorated && decorator.isShown(decorated) ? [decorated] : [];
    });
  }

  return {
    decorated: decoratedRows,
    byEvent: decorator.byEvent,
    all: decorator.all,
    around: target => decorator.byRow(target instanceof Node ? closestDrawn(target, reader.rowSelector) : undefined),
    ask(next) {
      filter = next;
      askAgain();
    },
    askAgain,
    busy: () => passes.busy() || asker.busy(),
    inLayer: decorator.inLayer,
  };
}

/** The row may show another person since it was asked about. */
function stillCurrent({key, decorated}: RowQuestion): boolean {
  return decorated.key === key;
}
