import {subjectId} from '#shared/loyalty/counts';
import type {Activity} from '#shared/model/activity';
import {canonical, compareText} from '#shared/model/compare';
import {accountOf, vendorOf} from '#shared/model/record-key';

/** The last instant that a date can name. */
const LAST_INSTANT = 8.64e15;

/** Where the creator is told by us, not by a vendor: the site, and what happens in person. */
const OWN_PLACES = ['site/', 'offline/'] as const;

/**
 * What a person did, in the order (time, record, key), each deed once, at its earliest date; without what has no date.
 *
 * A deed is an activity of a record. In the creator's own places it is also the same on all records that the person has in one
 * place: a record there is a link or a device, and its keys say what was done. So a code that was entered on two links, or a page
 * that was read on a day with two of them, counts once when they turn out to be one person's, and for each when they do not. Of
 * vendors nothing of the kind is taken: two memberships in one campaign are paid twice.
 */
export function deedsOf(activities: readonly Activity[]): readonly Activity[] {
  const dated = activities.filter(({at}) => Math.abs(at) <= LAST_INSTANT);
  if (dated.length < 2) return dated;
  dated.sort(
    (left, right) =>
      left.at - right.at ||
      compareText(left.record, right.record) ||
      compareText(left.key, right.key) ||
      (left === right ? 0 : compareText(canonical(left), canonical(right))),
  );
  const seen = new Set<string>();
  const isNew = (name: string) => seen.size < seen.add(name).size;
  const isShared = hasTwoOwnRecords(dated);
  return dated.filter(activity => {
    const {record, key} = activity;
    return isNew(`${record} ${key}`) && (!isShared || !isOwnPlace(record) || isNew(nameOf(activity)));
  });
}

function isOwnPlace(record: string): boolean {
  return OWN_PLACES.some(place => record.startsWith(place));
}

/** Only whoever was merged has two: names are made for them alone. */
function hasTwoOwnRecords(activities: readonly Activity[]): boolean {
  const first = activities.find(({record}) => isOwnPlace(record))?.record;
  return first !== undefined && activities.some(({record}) => record !== first && isOwnPlace(record));
}

function nameOf({record, key, action, subject}: Activity): string {
  const place = `${vendorOf(record)}/${accountOf(record)}`;
  return JSON.stringify([place, key, action, subject === undefined ? null : subjectId(subject)]);
}
