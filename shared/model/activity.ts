import type {Action} from '#shared/model/action';
import type {Money} from '#shared/model/money';
import type {RecordKey} from '#shared/model/record';

/** A dated thing that a supporter did. */
export type Activity = {
  record: RecordKey;
  /** Unique within its record, and the same at every reading: `paid/2026-10`. */
  key: string;
  at: number;
  action: Action;
  /** The mail, post or page that it was done to. */
  subject?: string | undefined;
  amount?: Money | undefined;
  /** How many of the subject, where something was bought; absent: one. */
  units?: number | undefined;
  /** For how many months it pays, its own the first; absent: one. */
  months?: number | undefined;
  /** Worked out from totals (lifetime amount, start and last charge), not seen one by one. */
  estimated?: boolean | undefined;
};
