import {least, most} from '#shared/filter/fields/read';
import type {Subject, SupporterField} from '#shared/filter/fields/subject';
import {lastSuccess} from '#shared/membership/keep-known';
import {firstJoin} from '#shared/membership/status';

/** Since when charges fail that still do. */
function declinedSince({supporter: {records}, status: {reasons}}: Subject): number {
  let since = Number.NaN;
  for (const {record, state} of reasons) {
    if (state !== 'declined') continue;
    const at = records.find(({key}) => key === record)?.fields.declinedAt;
    if (at !== undefined && !(at >= since)) since = at;
  }
  return since;
}

/** Worked out from another column whenever it is asked for. */
const LATER = () => Number.NaN;

/** When things happened or will. */
export const DATE_FIELDS: readonly SupporterField[] = [
  {name: 'joined', type: 'date', group: 'dates', from: 'joinedAt', read: ({supporter}) => firstJoin(supporter) ?? Number.NaN},
  {name: 'arrived', type: 'date', group: 'dates', read: ({supporter}) => supporter.arrivedAt ?? Number.NaN},
  {
    name: 'pledge-start',
    type: 'date',
    group: 'dates',
    from: 'pledgeStartAt',
    read: ({supporter}) => most(supporter.records, ({pledgeStartAt}) => pledgeStartAt),
  },
  {
    name: 'last-charge',
    type: 'date',
    group: 'dates',
    from: 'lastChargeAt',
    read: ({supporter}) => most(supporter.records, ({lastChargeAt}) => lastChargeAt),
  },
  {
    name: 'last-paid',
    type: 'date',
    group: 'dates',
    from: 'lastPaidAt',
    read: ({supporter}) => most(supporter.records, lastSuccess),
  },
  {
    name: 'next-charge',
    type: 'date',
    group: 'dates',
    from: 'nextChargeAt',
    read: ({supporter}) => least(supporter.records, ({nextChargeAt}) => nextChargeAt),
  },
  {name: 'declined-since', type: 'date', group: 'dates', from: 'declinedAt', read: declinedSince},
  {
    name: 'cancelled',
    type: 'date',
    group: 'dates',
    from: 'cancelledAt',
    read: ({supporter}) => most(supporter.records, ({cancelledAt}) => cancelledAt),
  },
  {
    name: 'access-until',
    type: 'date',
    group: 'dates',
    from: 'accessUntil',
    read: ({supporter}) => most(supporter.records, ({accessUntil}) => accessUntil),
  },
  {name: 'anniversary', type: 'date', group: 'dates', from: 'joinedAt', read: LATER},
  {name: 'tenure', type: 'number', group: 'dates', from: 'joinedAt', read: LATER},
];
