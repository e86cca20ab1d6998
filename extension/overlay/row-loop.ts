import {closestDrawn} from '../dashboards/composed';
import type {RowReader} from '../dashboards/read-rows';
import type {RowAnswer, RowIdentity} from '../messages';
import {createAsker, type LookUp} from './ask';
import {showFace} from './chip';
import {faceOf, STILL_WAITING} from './chip-face';
import {createDecorator, type DecoratedRow} from './decorator';
import {setDim} from './dim';
import {startPasses} from './row-passes';

export type RowLoop = {
  /** The rows with a chip that are in the page now, in its order. */
  decorated(): readonly DecoratedRow[];
  byHost(host: EventTarget | null): DecoratedRow | undefined;
  /** The row around an element of the page. */
  around(target: EventTarget | null): DecoratedRow | undefined;
  /** Asks again for everyone; with a filter, rows that do not match are dimmed. */
  ask(filter: string | undefined): void;
  /** Asks again for everyone, by the same filter. */
  askAgain(): void;
  /** Whether rows wait for a chip, or chips for an answer. */
  busy(): boolean;
};

export type RowLoopOptions = {
  readonly reader: RowReader;
  readonly sheets: readonly CSSStyleSheet[];
  /** The id of this copy of the overlay. */
  readonly instance: string;
  readonly lookUp: LookUp;
  /** The look-up failed for good. */
  readonly failed: (error: unknown) => void;
  /** Rows or answers changed; called often. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
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
      if (showAnswer(question, answer)) changed();
    },
    slow: question => stillCurrent(question) && showFace(question.decorated.chip, STILL_WAITING),
  });
  const passes = startPasses(options, {
    known: decorator.byRow,
    decorate: decorator.decorate,
    recheck: decorator.recheck,
    done() {
      asker.send();
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
      return decorated?.chip.host.isConnected ? [decorated] : [];
    });
  }

  return {
    decorated: decoratedRows,
    byHost: decorator.byHost,
    around: target => decorator.byRow(target instanceof Node ? closestDrawn(target, reader.rowSelector) : undefined),
    ask(next) {
      filter = next;
      askAgain();
    },
    askAgain,
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
