import {merge} from '#shared/identity/merge';
import {deriveLoyalty, type Loyalty} from '#shared/loyalty/derive-loyalty';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import {settlePeople} from '#shared/loyalty/settle-people';
import type {Attachment} from '#shared/model/attachment';
import type {Programme} from '#shared/model/programme';
import type {StoredRecord} from '#shared/model/record';
import type {RefusedJoin, Supporter} from '#shared/model/supporter';
import {attachmentsOf} from '#shared/person-commands';
import type {WorkingSet} from '#shared/working-set';

export type Deriving = {
  readonly programme: Programme;
  readonly now: number;
  readonly leaverMonths?: number | null | undefined;
  /** The joins of a group that were not made. */
  refusalsOf(records: readonly StoredRecord[]): readonly RefusedJoin[];
};

type Person = {
  readonly records: readonly StoredRecord[];
  readonly attachments: readonly Attachment[];
  readonly loyalty: Loyalty;
};

/**
 * Award → score of whole people: the ledger of each group of records is brought to its target, and each group becomes a document.
 *
 * @param groups - of each all records are known, the anchor first
 */
export function derivePeople(
  set: WorkingSet,
  groups: readonly (readonly StoredRecord[])[],
  deriving: Deriving,
): {ledger: LedgerEntry[]; supporters: Supporter[]} {
  const {programme, now} = deriving;
  const people = groups.map((records): Person => {
    const attachments = attachmentsOf(set, records);
    return {records, attachments, loyalty: deriveLoyalty({records, attachments, programme, now})};
  });
  const ledger = settlePeople(
    set,
    people.map(({records, loyalty}) => ({records, targets: loyalty.targets})),
  );
  return {ledger, supporters: people.flatMap(person => documentOf(set, person, deriving) ?? [])};
}

function documentOf(set: WorkingSet, person: Person, deriving: Deriving): Supporter | undefined {
  const {records, attachments, loyalty} = person;
  const {programme, now, leaverMonths, refusalsOf} = deriving;
  return merge({
    records: records.flatMap(({key}) => set.after.get(key) ?? []),
    attachments,
    loyalty,
    refused: refusalsOf(records),
    programme,
    now,
    leaverMonths,
  });
}
