import {FACTS, type Fact, sameFact} from '#shared/membership/facts';
import type {RecordFields, Version} from '#shared/model/record';
import type {HeldRecord} from '#shared/model/supporter';

type Otherwise = NonNullable<HeldRecord['otherwise']>;

/** Worked out by us from one source's own readings: another source cannot contradict it. */
const OURS: readonly Fact[] = ['lostTiers'];

/**
 * What sources say differently from the word that counts (C3, C45). A charge after a source's reading is news to it, no contradiction.
 *
 * @param versions - the live ones, freshest first
 * @param fields - the word that counts, field by field
 */
export function otherwiseOf(versions: readonly Version[], fields: RecordFields): Otherwise {
  if (versions.length < 2) return [];
  return versions.flatMap(({source, asOf, fields: said}) => {
    const differing = FACTS.filter(fact => {
      if (said[fact] === undefined || OURS.includes(fact) || sameFact(fact, said, fields)) return false;
      const isCharge = fact === 'lastChargeAt' || fact === 'lastChargeStatus';
      return !isCharge || (fields.lastChargeAt ?? 0) <= asOf;
    });
    if (differing.length === 0) return [];
    return {source, asOf, fields: Object.fromEntries(differing.map(fact => [fact, said[fact]]))};
  });
}
