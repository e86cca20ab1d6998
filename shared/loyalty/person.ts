import {heldRecord, isLive} from '#shared/identity/record';
import type {Attachment} from '#shared/model/attachment';
import type {StoredRecord} from '#shared/model/record';
import type {HeldRecord} from '#shared/model/supporter';
import {monthEnd} from '#shared/model/time';

/** What rules ask of a person beside what they did. */
export type Person = {
  /** The creator's own tags that are on now, each with the time it was put on. */
  readonly tags: readonly {readonly name: string; readonly at: number}[];
  /** Names of tiers, each while it was held: [from, until). Absent: none known. */
  readonly tiers?: readonly {readonly name: string; readonly from: number; readonly until?: number}[];
};

/** What records and attachments say of a person for `award`. Vendors' labels carry no date, so they multiply nothing. */
export function personOf(records: readonly StoredRecord[], attachments: readonly Attachment[]): Person {
  return {tags: tagsOn(attachments), tiers: records.filter(isLive).map(heldRecord).flatMap(tiersOf)};
}

/** The newest word on each tag, where it is "on"; at one instant "on" wins. */
function tagsOn(attachments: readonly Attachment[]): Person['tags'] {
  const words = new Map<string, {name: string; at: number; on: boolean}>();
  for (const attachment of attachments) {
    if (attachment.kind !== 'tag') continue;
    const {id, name, at, on} = attachment;
    const held = words.get(id);
    if (held === undefined || at > held.at || (at === held.at && on)) words.set(id, {name, at, on});
  }
  return [...words.values()].flatMap(({name, at, on}) => (on ? {name, at} : []));
}

/**
 * The months that were noted while they lasted (UTC), then the tiers of today since then. What was held before anybody noted it is
 * taken for what was noted first, from when the pledge began: as it was taken while nothing was noted, or a second reading would
 * take points back.
 */
function tiersOf({fields, earned = [], createdAt}: HeldRecord): NonNullable<Person['tiers']> {
  const begun = fields.pledgeStartAt ?? fields.joinedAt ?? createdAt ?? Number.NEGATIVE_INFINITY;
  const [first] = earned.map(({from}) => from).sort();
  const before = earned.map(({tier, from, to}) => ({
    name: tier.name,
    from: from === first ? Math.min(begun, monthStart(from)) : monthStart(from),
    until: monthEnd(monthStart(to)),
  }));
  const since = before.reduce<number | undefined>((latest, {until}) => Math.max(latest ?? until, until), undefined);
  const until = fields.accessUntil ?? fields.cancelledAt;
  const held = fields.paid === false ? [] : (fields.tiers ?? []).filter(({deleted}) => deleted !== true);
  return [...before, ...held.map(({name}) => ({name, from: since ?? begun, ...(until === undefined ? {} : {until})}))];
}

function monthStart(month: string): number {
  return Date.parse(`${month}-01T00:00:00Z`);
}
