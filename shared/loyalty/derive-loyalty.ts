import {accountOf, type OwnAccount} from '#shared/loyalty/account';
import type {Target} from '#shared/loyalty/award';
import {type PersonInput, personTargets} from '#shared/loyalty/person-targets';

export type Loyalty = OwnAccount & {
  /** What the ledger should hold of the person, all records together. */
  readonly targets: readonly Target[];
};

/** All that the programme says of a person: a function of what they did, what hangs on them, the plan and the time alone. */
export function deriveLoyalty(input: PersonInput): Loyalty {
  const found = personTargets(input);
  const {attachments, programme, now} = input;
  return {...accountOf({...found, attachments, programme, now}), targets: found.targets};
}
