/* What the engine and its home (the Workspace, the browser) say to each other. */

import type {Erased} from '#shared/identity/erase';
import type {PutBack, ReplacedRecord} from '#shared/identity/put-back';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import type {Attachment} from '#shared/model/attachment';
import type {Decision, DecisionNotice} from '#shared/model/decision';
import type {HistoryRow} from '#shared/model/history';
import type {Programme} from '#shared/model/programme';
import type {Reading, RecordKey, Rid, StoredRecord} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import type {ProblemCode} from '#shared/protocol/problem';

/** Commands that change people; the others (things of the workspace, and what a home splits into these) never reach the engine. */
export type PersonCommand = Exclude<
  Command,
  {
    kind:
      | `${'segment' | 'benefit' | 'template' | 'promotion'}-${'put' | 'remove'}`
      | 'retention-put'
      | 'programme-put'
      | `picture-${'put' | 'remove'}`
      | `label-${'run' | 'end' | 'keep'}`
      | 'role'
      | 'field'
      | 'field-undo'
      | 'invite'
      | `write-${'retry' | 'drop'}`
      | 'undecide-import'
      | 'deliver-all'
      | 'contact-all'
      | 'contact-remove-all';
  }
>;

export type IngestInput = {
  readonly readings: readonly Reading[];
  readonly commands: readonly PersonCommand[];
  /** The account of these readings was read to the end before: who is new in it has really come (J2). Default: it was not. */
  readonly isLate?: boolean | undefined;
  /** Whether a record key or an identifier (`identifierText`) is on the list of erased people: its readings are left out. */
  readonly isErased?: ((text: string) => boolean) | undefined;
  /** Records to erase whoever they belong to: after a restore. */
  readonly erase?: readonly RecordKey[] | undefined;
  /** Records whose people are derived anew though nothing was read: after a move or a restore. */
  readonly touch?: readonly RecordKey[] | undefined;
  /** Records to put back as they were before an import. */
  readonly putBack?: readonly ReplacedRecord[] | undefined;
  /** Supporters whose date has come: derived anew though nothing was read. Any rid of theirs. */
  readonly due?: readonly Rid[] | undefined;
  readonly programme: Programme;
  /** Months after which names of people who left go; null: never. Default: 13. */
  readonly leaverMonths?: number | null | undefined;
  /**
   * The permanent id of a record key: HMAC with the workspace's id key (at least 16 random bytes, made once, moved with the
   * workspace), printed by `ridText`. Asked for new records only, never twice for one with two answers.
   */
  readonly ridOf: (key: RecordKey) => Rid;
  readonly now: number;
};

/**
 * What the engine needs next: the records with these keys, and the records that are listed in the identifier index under
 * these texts (`identifierText`), at most so many per text in the order of their keys. `rid:RID` asks for the record with that
 * rid. A record that was given in answer to an earlier question of the same run may be left out.
 */
export type Ask = {
  readonly keys: readonly RecordKey[];
  readonly identifiers: readonly string[];
  /** How many holders of each identifier to give. Default: `HOLDERS_TO_LOAD`. */
  readonly holders?: number;
};

/** One more than may link: enough to see that an identifier is over the cap. */
export const HOLDERS_TO_LOAD = 13;

/** The home's answer: those records, everything attached to their rids, every decision that names one of their keys. */
export type Loaded = {
  readonly records: readonly StoredRecord[];
  readonly attachments: readonly Attachment[];
  readonly decisions: readonly Decision[];
};

/** What the home must commit, in one transaction. Everything is in ascending order of its key. */
export type IngestOutcome = {
  /** Records to put, new or changed. */
  readonly records: readonly StoredRecord[];
  /** Rows of the identifier index: [text, record key]. */
  readonly index: {
    readonly put: readonly [string, RecordKey][];
    readonly drop: readonly [string, RecordKey][];
  };
  readonly attachments: {
    readonly put: readonly Attachment[];
    readonly drop: readonly Attachment[];
  };
  /** Decisions to add: none is ever changed. A notice is what the feed says of one from now on; null: no longer in force. */
  readonly decisions: {
    readonly put: readonly Decision[];
    readonly notices: readonly {readonly id: string; readonly doc: DecisionNotice | null}[];
  };
  /** Entries to append. */
  readonly ledger: readonly LedgerEntry[];
  /** Changes of membership facts to append. */
  readonly history: readonly HistoryRow[];
  /** Every supporter that the work touched; the home writes those whose document differs from the stored one. */
  readonly supporters: readonly Supporter[];
  /** Ids that no longer name a supporter: tombstones, where the home has such a row. */
  readonly gone: readonly Rid[];
  /** For each command the supporter it found (undefined: no such person) and that supporter's records. */
  readonly commands: readonly {
    readonly id: string;
    readonly supporter: Rid | undefined;
    readonly records: readonly RecordKey[];
    /** Why a redemption was not made. */
    readonly refused?: ProblemCode | undefined;
  }[];
  /** How many of each reward are taken from now on, by its id; undefined where no command changed it. */
  readonly taken?: Readonly<Record<string, number>> | undefined;
  readonly report: {
    readonly created: number;
    readonly changed: number;
    readonly unchanged: number;
    /** Records left out because their people were erased; absent: none. */
    readonly erased?: number | undefined;
  };
  /** What goes without a trace; undefined where nobody is erased. */
  readonly erased?: Erased | undefined;
  /** What else goes where records were put back; undefined where none were asked for. */
  readonly putBack?: PutBack | undefined;
};

/** Runs the engine over a synchronous home. */
export function drive(steps: Generator<Ask, IngestOutcome, Loaded>, answer: (ask: Ask) => Loaded): IngestOutcome {
  let step = steps.next();
  while (!step.done) step = steps.next(answer(step.value));
  return step.value;
}

/** Runs the engine over an asynchronous home. */
export async function driveAsync(
  steps: Generator<Ask, IngestOutcome, Loaded>,
  answer: (ask: Ask) => Promise<Loaded>,
): Promise<IngestOutcome> {
  let step = steps.next();
  while (!step.done) step = steps.next(await answer(step.value));
  return step.value;
}
