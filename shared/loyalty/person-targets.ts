import {activitiesOfRecord} from '#shared/loyalty/activities';
import {awardDeeds, type Target} from '#shared/loyalty/award';
import {compileRules} from '#shared/loyalty/compile-rules';
import {deedsOf} from '#shared/loyalty/deeds';
import {hangingTargets} from '#shared/loyalty/grants';
import {type Lapses, lapsesOf} from '#shared/loyalty/lots';
import {type Person, personOf} from '#shared/loyalty/person';
import {sequenceTargets} from '#shared/loyalty/sequence';
import type {Activity} from '#shared/model/activity';
import type {Attachment} from '#shared/model/attachment';
import type {Programme} from '#shared/model/programme';
import type {StoredRecord} from '#shared/model/record';

export type PersonInput = {
  /** The person's records, the anchor first. */
  readonly records: readonly StoredRecord[];
  /** What hangs on any of them. */
  readonly attachments: readonly Attachment[];
  readonly programme: Programme;
  readonly now: number;
};

export type PersonTargets = {
  readonly activities: readonly Activity[];
  /** What the ledger should hold now. */
  readonly targets: readonly Target[];
  /** Awards that do not count yet. */
  readonly pending: readonly Target[];
  /** What lapses next. */
  readonly lapsing: Lapses['next'];
};

const NOTHING_KNOWN: Person = {tags: []};

/** What the ledger should hold of a person: a function of what they did, what hangs on them, the plan and the time alone. */
export function personTargets({records, attachments, programme, now}: PersonInput): PersonTargets {
  const activities = deedsOf(records.flatMap(activitiesOfRecord));
  const person = asksForPerson(programme) ? personOf(records, attachments) : NOTHING_KNOWN;
  const awarded = awardDeeds(activities, compileRules(programme), person);
  const isPending = ({pendingUntil = now}: Target) => pendingUntil > now;
  const counted = awarded.some(isPending) ? awarded.filter(target => !isPending(target)) : awarded;
  const walked = (programme.sequences ?? []).flatMap(sequence => sequenceTargets(activities, sequence, now));
  const targets = [...counted, ...walked, ...hangingTargets(records, attachments)];
  const lapses = lapsesFrom(targets, programme, now);
  return {
    activities,
    targets: lapses.targets.length === 0 ? targets : [...targets, ...lapses.targets],
    pending: counted === awarded ? [] : awarded.filter(isPending),
    lapsing: lapses.next,
  };
}

const NO_LAPSES: Lapses = {targets: [], next: undefined};

/** Private signals are no points: they neither lapse nor bring anything back. */
function lapsesFrom(targets: readonly Target[], {expiry, rules}: Programme, now: number): Lapses {
  if (expiry === undefined) return NO_LAPSES;
  const signals = new Set(rules.flatMap(({id, signal}) => (signal === true ? id : [])));
  return lapsesOf(
    targets.filter(({rule}) => !signals.has(rule)),
    expiry,
    now,
  );
}

/** Tags and tiers are looked up only where a rule asks for them. */
function asksForPerson({rules}: Programme): boolean {
  return rules.some(({multipliers, when}) => multipliers !== undefined || when?.tiers !== undefined);
}
