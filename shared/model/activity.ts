import type {Money} from '#shared/model/money';
import type {RecordKey} from '#shared/model/record';

/** What a supporter did. Open for more; a rule names one of them. */
export type Action = 'joined' | 'paid' | 'subscribed';

/** A dated thing that a supporter did. */
export type Activity = {
  record: RecordKey;
  /** Unique within its record, and the same at every reading: `paid/2026-10`. */
  key: string;
  at: number;
  action: Action;
  amount?: Money | undefined;
  /** Worked out from totals (lifetime amount, start and last charge), not seen one by one. */
  estimated?: boolean | undefined;
};
