import type {ReadField} from '#shared/filter/columns';
import {distinct} from '#shared/filter/fields/read';
import type {Subject, SupporterField} from '#shared/filter/fields/subject';
import {type BenefitLine, postalAddressOf} from '#shared/membership/benefits';

function namesOf({lines}: Subject, state: BenefitLine['state']): readonly string[] | '' {
  if (lines.length === 0) return '';
  return distinct(lines.filter(line => line.state === state).map(({benefit}) => benefit.name));
}

/** Something is owed that goes by post, and nobody knows where to (C16). */
function lacksAddress({supporter, lines}: Subject): boolean {
  return lines.some(({state, benefit}) => state === 'owed' && benefit.ships === true) && postalAddressOf(supporter) === undefined;
}

function hasAddress({supporter}: Subject): boolean {
  return supporter.records.some(({fields}) => fields.address !== undefined) && postalAddressOf(supporter) !== undefined;
}

/** What members get, and where it is sent. */
export const BENEFIT_FIELDS: readonly SupporterField[] = [
  {name: 'owed', type: 'set', group: 'benefits', read: subject => namesOf(subject, 'owed')},
  {
    name: 'owed-count',
    type: 'number',
    group: 'benefits',
    read: ({lines}) => (lines.length === 0 ? Number.NaN : lines.filter(({state}) => state === 'owed').length),
  },
  {name: 'delivered', type: 'set', group: 'benefits', read: subject => namesOf(subject, 'delivered')},
  {name: 'address', type: 'flag', group: 'benefits', from: 'address', read: hasAddress},
  {name: 'address-missing', type: 'flag', group: 'benefits', from: 'address', read: lacksAddress},
];

/** One benefit of one month. */
export const BENEFIT_ROW_FIELDS: readonly ReadField<BenefitLine>[] = [
  {name: 'name', type: 'text', read: ({benefit}) => benefit.name},
  {name: 'state', type: 'choice', choices: ['owed', 'delivered', 'wont', 'not'], read: ({state}) => state},
  // Its middle lies within the month in every time zone.
  {name: 'month', type: 'date', read: ({month}) => (month === null ? Number.NaN : Date.parse(`${month}-15T12:00:00Z`))},
  {name: 'ships', type: 'flag', read: ({benefit}) => benefit.ships === true},
  {name: 'said', type: 'date', read: ({word}) => word?.at ?? Number.NaN},
  {name: 'tracking', type: 'text', read: ({word}) => word?.tracking ?? ''},
];
