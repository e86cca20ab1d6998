import type {RowAnswer, RowIdentity} from '../messages';

/** One answer per row, in order; with a filter, each says whether the person matches. `facts`: what stands beside the score. */
export type LookUp = (
  rows: readonly RowIdentity[],
  filter: string | undefined,
  facts?: readonly string[],
) => Promise<readonly RowAnswer[]>;

/** Somebody who waits for an answer. `key` is who the row said it was when it asked. */
export type Question = {readonly key: string; readonly identity: RowIdentity};

export type Asker<Q extends Question> = {
  /** Answers at once what is known; else collects the question for the next `send`. */
  ask(question: Q): void;
  /** Sends everything collected as one message. */
  send(): void;
  /** Forgets all answers; the answers that are still under way are dropped when they come. */
  forget(filter: string | undefined): void;
  /** Whether an answer is under way. */
  busy(): boolean;
};

type Options<Q extends Question> = {
  readonly lookUp: LookUp;
  readonly answer: (question: Q, answer: RowAnswer) => void;
  /** An answer takes longer than the eye forgives. */
  readonly slow: (question: Q) => void;
  /** The background did not answer after all tries. */
  readonly failed: (error: unknown) => void;
  readonly signal: AbortSignal;
};

const KEPT_ANSWERS = 5_000;
const SLOW_AFTER_MS = 400;
/** The background may be starting up, or being replaced. */
const RETRIES_MS = [200, 1_000, 4_000];

/** Look-ups in batches, with a memory: a row that scrolls back gets its chip in the same frame. */
export function createAsker<Q extends Question>({lookUp, answer, slow, failed, signal}: Options<Q>): Asker<Q> {
  const known = new Map<string, RowAnswer>();
  let waiting: Q[] = [];
  let filter: string | undefined;
  let generation = 0;
  let underWay = 0;

  async function deliver(questions: readonly Q[], asked: number, tries = 0): Promise<void> {
    try {
      const answers = await lookUp(
        questions.map(question => question.identity),
        filter,
      );
      if (signal.aborted || asked !== generation) return;
      questions.forEach((question, n) => {
        const found = answers[n];
        if (!found) return;
        remember(question.key, found);
        answer(question, found);
      });
    } catch (error) {
      const delay = RETRIES_MS[tries];
      if (signal.aborted || asked !== generation) return;
      if (delay === undefined) return failed(error);
      await new Promise(resolve => setTimeout(resolve, delay));
      if (!signal.aborted && asked === generation) await deliver(questions, asked, tries + 1);
    }
  }

  function remember(key: string, found: RowAnswer): void {
    if (known.size >= KEPT_ANSWERS) known.clear();
    known.set(key, found);
  }

  return {
    ask(question) {
      const found = known.get(question.key);
      if (found) answer(question, found);
      else waiting.push(question);
    },
    send() {
      if (waiting.length === 0) return;
      const questions = waiting;
      waiting = [];
      underWay += 1;
      const timer = setTimeout(() => questions.forEach(slow), SLOW_AFTER_MS);
      deliver(questions, generation).finally(() => {
        underWay -= 1;
        clearTimeout(timer);
      });
    },
    forget(next) {
      generation += 1;
      filter = next;
      known.clear();
      waiting = [];
    },
    busy: () => underWay > 0,
  };
}
