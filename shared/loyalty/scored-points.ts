import {onlyVendor, ruleOfAnywhere} from '#shared/loyalty/channel-of-points';
import {pointsByDay} from '#shared/loyalty/points-by-day';
import {programmeDays} from '#shared/loyalty/programme-days';
import {decayedLog} from '#shared/loyalty/score';
import type {Programme} from '#shared/model/programme';
import type {RecordKey, StoredRecord} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {dayOf} from '#shared/model/time';

type Scoring = Pick<Programme, 'rules' | 'timeZone' | 'halfLifeDays'>;

/**
 * What a document says of a person's points. They are kept by the programme's days; the score decays by days of UTC, so that it
 * is the same number whatever the zone, and whoever shows, sorts or filters by it needs no calendar.
 *
 * @param held - the records that the document lists
 */
export function scoredPoints(
  records: readonly StoredRecord[],
  held: readonly {readonly key: RecordKey}[],
  programme: Scoring,
): Pick<Supporter, 'points' | 'v'> {
  const standing = records.flatMap(record => record.standing);
  const isOne = onlyVendor(held) !== undefined;
  const points = pointsByDay(isOne ? standing : withVendors(records, programme), programmeDays(programme).dayAt);
  const isUtc = (programme.timeZone ?? 'UTC') === 'UTC' && isOne;
  return {points, v: decayedLog(isUtc ? points : pointsByDay(standing, dayOf), programme.halfLifeDays)};
}

function withVendors(records: readonly StoredRecord[], programme: Scoring) {
  const isOfAnywhere = ruleOfAnywhere(programme);
  return records.flatMap(({key, standing}) =>
    standing.map(net => (isOfAnywhere(net.rule) ? {...net, vendor: vendorOf(key)} : net)),
  );
}
