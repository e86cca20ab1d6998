import {scoreOfPerson} from '#shared/loyalty/score';
import {deriveStatus, firstJoin, type Status} from '#shared/membership/status';
import {highestTier} from '#shared/membership/tiers';
import {majorUnits} from '#shared/model/major-units';
import type {Money} from '#shared/model/money';
import type {Programme} from '#shared/model/programme';
import {vendorOf} from '#shared/model/record-key';
import type {HeldRecord, Supporter} from '#shared/model/supporter';

/** One line of a list of people. */
export type PersonRow = {
  readonly id: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly status: Pick<Status, 'kind' | 'state' | 'flags'>;
  /** `vendor` is absent as long as only the columns were read. */
  readonly tier: {readonly name: string; readonly vendor?: string | undefined} | undefined;
  readonly pledge: Money | undefined;
  readonly lifetime: Money | undefined;
  readonly joinedAt: number | undefined;
  /** Vendors of the records, each once, in the order of the records. */
  readonly vendors: readonly string[];
  /** Undefined: the person wants none. */
  readonly score: number | undefined;
};

/** What a list says of a person at `now`. */
export function personRow(supporter: Supporter, programme: Programme, now: number): PersonRow {
  const status = deriveStatus(supporter, now);
  const member = memberRecord(supporter);
  const tier = highestTier(member?.fields.tiers ?? []);
  return {
    id: supporter.id,
    name: supporter.name?.value,
    email: supporter.email?.value,
    status,
    tier: tier === undefined || member === undefined ? undefined : {name: tier.name, vendor: vendorOf(member.key)},
    pledge: largest(supporter.records.flatMap(({fields}) => fields.pledge ?? [])),
    lifetime: largest(supporter.records.flatMap(({fields}) => fields.lifetime ?? [])),
    joinedAt: firstJoin(supporter),
    vendors: [...new Set(supporter.records.map(({key}) => vendorOf(key)))],
    score: scoreOfPerson(supporter, programme, now),
  };
}

/** The record that speaks for the membership: the first that is paid, else the first with a tier. */
export function memberRecord(supporter: Supporter): HeldRecord | undefined {
  return (
    supporter.records.find(({fields}) => fields.paid === true && fields.tiers !== undefined) ??
    supporter.records.find(({fields}) => fields.tiers !== undefined)
  );
}

// The same choice as the columns make, so that a sorted list is in the order of what it shows.
function largest(amounts: readonly Money[]): Money | undefined {
  return amounts.reduce<Money | undefined>(
    (most, amount) => (most === undefined || majorUnits(amount) > majorUnits(most) ? amount : most),
    undefined,
  );
}
