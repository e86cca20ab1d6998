import type {Points} from '#shared/loyalty/counted-points';
import {DRAW, GRANT, sequenceRule} from '#shared/model/account';
import type {ProgrammePlan} from '#shared/model/programme';
import type {RecordKey} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';

type Keyed = {readonly key: RecordKey};
type Rules = Pick<ProgrammePlan, 'rules'>;

/** The vendor of all of a person's records; undefined where they are of several, or there are none. */
export function onlyVendor(records: readonly Keyed[] = []): string | undefined {
  const [first] = records;
  const vendor = first === undefined ? undefined : vendorOf(first.key);
  return records.every(({key}) => vendorOf(key) === vendor) ? vendor : undefined;
}

/** Which rules count wherever it happens: only of their points a document has to say on whose record it was. */
export function ruleOfAnywhere({rules}: Rules): (rule: string) => boolean {
  const anywhere = new Set(rules.flatMap(({id, channel}) => (channel === undefined ? id : [])));
  return rule => anywhere.has(rule);
}

/**
 * The channel on which points were earned: the one that their rule names, else the vendor on whose record the deed happened.
 * Steps of a sequence are pages of the creator's site; points by hand and prizes are of no channel.
 *
 * @returns for one point of a person, and the only vendor of their records
 */
export function channelOfPoints({rules}: Rules): (point: Points[number], only: string | undefined) => string | undefined {
  const named = new Map(rules.map(({id, channel}) => [id, channel]));
  return ([, rule, , vendor], only) => {
    if (rule === GRANT || rule === DRAW) return undefined;
    return rule.startsWith(sequenceRule('')) ? 'site' : (named.get(rule) ?? vendor ?? only);
  };
}
