import type {Ask, Loaded} from '#shared/home';
import {close} from '#shared/identity/close';
import {cluster} from '#shared/identity/cluster';
import {heldRecord} from '#shared/identity/record';
import {forgetAt, forgotten} from '#shared/membership/retention';
import type {Attachment} from '#shared/model/attachment';
import type {Rid} from '#shared/model/record';
import {attachmentKey, type WorkingSet} from '#shared/working-set';

/**
 * Takes name and address out of the records of whoever left long ago, and with them what the creator wrote of the person by
 * hand: notes and edited fields. Tags, amounts and history stay.
 *
 * @param due - people whose date has come, by any rid
 * @returns what goes of what hung on them
 */
export function* forget(
  set: WorkingSet,
  due: readonly Rid[],
  {now, leaverMonths}: {readonly now: number; readonly leaverMonths?: number | null | undefined},
): Generator<Ask, Attachment[], Loaded> {
  if (due.length === 0) return [];
  const named = new Set(due);
  const {groups} = cluster([...set.after.values()], [...set.decisions.values()]);
  const leavers = groups.filter(group => {
    if (!group.some(({rid}) => named.has(rid))) return false;
    const at = forgetAt(group.map(heldRecord), now, leaverMonths);
    return at !== null && at <= now;
  });
  const records = leavers.flat();
  if (records.length === 0) return [];
  for (const record of records) {
    set.after.set(record.key, forgotten(record, now));
    set.touched.add(record.key);
  }
  yield* close(set);
  const rids = new Set(records.map(({rid}) => rid));
  const dropped = [...set.attachments.values()].filter(({rid, kind}) => rids.has(rid) && (kind === 'note' || kind === 'edit'));
  for (const hung of dropped) set.attachments.delete(attachmentKey(hung));
  return dropped;
}
