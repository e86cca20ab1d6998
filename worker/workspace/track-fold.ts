import {ridMaker} from '#shared/identity/rid';
import type {Reading, RecordKey} from '#shared/model/record';
import type {Budget} from '../limits';
import {commit} from './commit';
import {commitParts} from './commit-parts';
import type {Home} from './home';
import {type Job, settleJob} from './job-table';
import {idKeyOf} from './programme';
import {findRecord} from './record-store';
import {forgetTracked} from './track-forget';
import {OLD, readPlan} from './track-plan';
import {readingsOf, visitorKey} from './track-readings';
import {dayNumber, isPerson, readDays, readVisitor} from './track-store';

/** Visitors in one run. */
const BLOCK = 100;
/** Tells of who did something, or forgets what is too old: a job each. */
export function runTrack(home: Home, job: Job, budget: Budget): void {
  if (job.key === OLD) forgetTracked(home, job);
  else foldTracked(home, job, budget);
}

/** Turns what known visitors did into readings of vendor `site`, and joins those who came by a personal link to their person. */
function foldTracked(home: Home, job: Job, budget: Budget): void {
  const {sql, now} = home;
  sql.transaction(() => {
    const wanted = Object.entries(readPlan(job));
    const [block, rest] = [wanted.slice(0, BLOCK), wanted.slice(BLOCK)];
    const readings = block.flatMap(([visitor, from]) => readingsFor(home, visitor, from));
    commitParts(home, together(readings), part => ({readings: part}));
    for (const {key, deleted} of readings) if (!deleted) joinPerson(home, key);
    budget.records -= readings.length;
    settleJob(sql, job, rest.length === 0 ? undefined : {due: now(), state: JSON.stringify(Object.fromEntries(rest))});
  });
}

function readingsFor({sql, now}: Home, visitor: string, from: number): Reading[] {
  const today = dayNumber(now()) + 1;
  const who = readVisitor(sql, visitor);
  const events = readDays(sql, visitor, {from, to: today});
  const heldOf = (key: RecordKey) => findRecord(sql, key);
  // Whoever was told of under an address and is nobody now took the consent back; or is somebody better known now.
  const former = who?.email === undefined ? visitorKey(visitor) : undefined;
  const isTold = former !== undefined && heldOf(former)?.versions.some(({deleted}) => !deleted);
  const gone: Reading[] = isTold ? [{key: former, source: 'api', asOf: now(), identifiers: [], fields: {}, deleted: true}] : [];
  // Whom a referral was for may have been erased since.
  const counted = events.filter(({kind, what = ''}) => kind !== 'referral' || isPerson(sql, what));
  return [...gone, ...readingsOf({visitor, who, events: counted, asOf: now()}, heldOf)];
}

/** Two visitors of one person are one reading, or the later one would speak for both. */
function together(readings: readonly Reading[]): Reading[] {
  const byKey = new Map<RecordKey, Reading>();
  for (const reading of readings) {
    const known = byKey.get(reading.key);
    const activities = new Map(known?.activities?.map(activity => [activity.key, activity]));
    for (const activity of reading.activities ?? []) {
      const held = activities.get(activity.key);
      if (held === undefined || activity.at < held.at) activities.set(activity.key, activity);
    }
    const fields = {...known?.fields, ...reading.fields, custom: {...known?.fields.custom, ...reading.fields.custom}};
    byKey.set(reading.key, {
      ...reading,
      fields: Object.keys(fields.custom).length === 0 ? withoutCustom(fields) : fields,
      activities: [...activities.values()],
    });
  }
  return [...byKey.values()];
}

function withoutCustom({custom: _, ...fields}: Reading['fields']): Reading['fields'] {
  return fields;
}

/** Said once: whoever the creator takes apart again stays apart. */
export function joinPerson(home: Home, key: RecordKey): void {
  const {sql, now} = home;
  const [, host, kind, person] = key.split('/');
  if (kind !== 'person' || person === undefined) return;
  const id = `site ${host} ${person}`;
  if (sql.first('select 1 as one from decision where id = ?', id) !== undefined) return;
  const rid = ridMaker(idKeyOf(sql))(key);
  commit(home, {commands: [{id, at: now(), kind: 'decide', word: 'same', left: [rid], right: [person]}]});
}
