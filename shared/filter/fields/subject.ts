import type {ReadField} from '#shared/filter/columns';
import type {BenefitLine} from '#shared/membership/benefits';
import type {Status} from '#shared/membership/status';
import type {Benefit} from '#shared/model/benefit';
import type {ProgrammePlan} from '#shared/model/programme';
import type {FieldName} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';

/** What fields are read from beside the person: columns are read again when it changes. */
export type Workspace = {readonly benefits: readonly Benefit[]; readonly named?: Named | undefined};

/** What the creator calls levels, badges and steps of sequences: documents hold their ids. */
export type Named = Pick<ProgrammePlan, 'levels' | 'badges' | 'sequences'>;

/** A supporter at a moment. What several fields need is worked out once, here. */
export type Subject = {
  readonly supporter: Supporter;
  readonly now: number;
  readonly status: Status;
  readonly lines: readonly BenefitLine[];
  readonly isToWelcome: boolean;
  readonly named: Named | undefined;
  /** The earliest instant after now at which a field changes by the clock alone; null when none does. */
  readonly due: number | null;
};

/** Where fields stand together in the screen. */
export type FieldGroup =
  | 'who'
  | 'membership'
  | 'money'
  | 'dates'
  | 'benefits'
  | 'newsletter'
  | 'orders'
  | 'activity'
  | 'loyalty'
  | 'contact'
  | 'sources';

export type SupporterField = ReadField<Subject> & {
  readonly group: FieldGroup;
  /** The field of the vendors' records that it is read from. Absent: the creator's own, or worked out from several. */
  readonly from?: FieldName;
  /** For the language itself, never offered. */
  readonly isInner?: boolean;
};
