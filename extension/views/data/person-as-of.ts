import type {HeldRecord, Supporter} from '#shared/model/supporter';
import type {MemberRow} from '#shared/protocol/past';
import {memberRecord} from '../person-row';

/** A person with the one membership that they had then. */
export function personAsOf(supporter: Supporter, {tier, pledge, cadenceMonths}: Omit<MemberRow, 'id'>): Supporter {
  const member = memberRecord(supporter) ?? supporter.records[0];
  const records = supporter.records.map(record => {
    const {otherwise: _otherwise, ...rest} = record;
    const fields = withoutMembership(record.fields);
    if (record !== member) return {...rest, fields};
    return {
      ...rest,
      fields: {
        ...fields,
        paid: true,
        tiers: tier === undefined ? [] : [{name: tier}],
        ...(pledge === undefined ? {} : {pledge}),
        ...(cadenceMonths === undefined ? {} : {cadenceMonths}),
      },
    };
  });
  return {...supporter, records};
}

function withoutMembership(fields: HeldRecord['fields']): HeldRecord['fields'] {
  const {
    paid: _paid,
    tiers: _tiers,
    lostTiers: _lostTiers,
    pledge: _pledge,
    cadenceMonths: _cadence,
    vendorStatus: _status,
    vendorState: _state,
    lastChargeStatus: _chargeStatus,
    lastChargeAt: _chargeAt,
    declinedAt: _declinedAt,
    cancelledAt: _cancelledAt,
    accessUntil: _accessUntil,
    nextChargeAt: _nextChargeAt,
    ...others
  } = fields;
  return others;
}
