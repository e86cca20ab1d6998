import type {Activity} from '#shared/model/activity';
import {compareText} from '#shared/model/compare';
import type {Engagement} from '#shared/model/engagement';
import {type Pile, pileUp} from '#shared/model/pile-up';
import type {Reading, StoredEngagement, StoredRecord} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';

/**
 * Kept of one record, the newest: only these count. More of one person on one channel are a script's, and their memory has to
 * end somewhere.
 */
export const MOST_ENGAGEMENTS = 20_000;
/** Carried by a person's document. */
const MOST_SHOWN = 100;

/**
 * The record with what a reading says that the person did. The freshest word on each key counts; what the reading does not name
 * stays, because sources tell of a period. What was taken back is remembered as such, so that an older word does not revive it.
 *
 * @returns the same object where nothing changes
 */
export function readEngagements(record: StoredRecord, {source, asOf, activities = [], deleted}: Reading): StoredRecord {
  if (activities.length === 0 && !deleted) return record;
  const known = record.activities ?? [];
  const kept = pileUp(known, {told: activities, source, asOf, deleted}, PILE);
  if (kept === known) return record;
  const {activities: _, ...rest} = record;
  return kept.length === 0 ? rest : {...rest, activities: [...kept]};
}

const PILE: Pile<Engagement> = {idOf: ({key}) => key, most: MOST_ENGAGEMENTS, isOld: isOnlySeenAgain};

/** A word without a date tells nothing new of what was seen before: a list of likes says the same at each export. */
function isOnlySeenAgain(held: Engagement, {undated, undone}: Engagement): boolean {
  return undated === true && undone !== true && held.undone !== true;
}

function told({source: _, asOf: __, ...engagement}: StoredEngagement): Engagement {
  return engagement;
}

function newestFirst(left: Pick<Engagement, 'at' | 'key'>, right: Pick<Engagement, 'at' | 'key'>): number {
  return right.at - left.at || compareText(left.key, right.key);
}

/** What a record's own sources told that the person did, and did not take back. */
export function engagementsOf({key: record, activities = []}: Pick<StoredRecord, 'key' | 'activities'>): Activity[] {
  return activities.flatMap(stored => {
    const {undone, ...activity} = told(stored);
    return undone ? [] : {...activity, record};
  });
}

/** What the records of a person tell that they did, as the document says it; undefined: nothing. */
export function activityOf(records: readonly StoredRecord[]): Supporter['activity'] {
  const all = records
    .flatMap(engagementsOf)
    .sort((left, right) => newestFirst(left, right) || compareText(left.record, right.record));
  if (all.length === 0) return undefined;
  const sums = new Map<string, NonNullable<Supporter['activity']>['sums'][number]>();
  for (const {record, action, at} of all) {
    const vendor = vendorOf(record);
    const sum = sums.get(`${vendor} ${action}`) ?? {vendor, action, count: 0, lastAt: at};
    sums.set(`${vendor} ${action}`, {...sum, count: sum.count + 1});
  }
  return {
    sums: [...sums].sort(([left], [right]) => compareText(left, right)).map(([, sum]) => sum),
    newest: all.slice(0, MOST_SHOWN).map(({record, key, at, action, subject}) => ({
      record,
      key,
      at,
      action,
      ...(subject === undefined ? {} : {subject}),
    })),
  };
}
