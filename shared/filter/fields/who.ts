import {distinct, words} from '#shared/filter/fields/read';
import type {SupporterField} from '#shared/filter/fields/subject';
import type {Identifier} from '#shared/model/identifier';
import type {HeldRecord, Supporter} from '#shared/model/supporter';

/** All addresses of a person, the one that is shown first. */
function emails({email, records}: Supporter): readonly string[] {
  const found = words(records, ({fields}) => fields.email);
  if (email === undefined || (found.length === 1 && found[0] === email.value)) return found;
  return [email.value, ...found.filter(other => other !== email.value)];
}

function notes({notes: own, records}: Supporter): readonly string[] {
  const said = words(records, ({fields}) => fields.note);
  return own.length === 0 ? said : [...own.map(({text}) => text), ...said];
}

/** Something connects them with somebody else, and the creator has not said whether they are one person. */
function isInDoubt({refused}: Supporter): boolean {
  return refused?.some(({left, right, reason}) => left !== right && reason !== 'not-the-same') === true;
}

function identifiers(record: HeldRecord, fits: (identifier: Identifier) => boolean): string[] | undefined {
  let found: string[] | undefined;
  for (const identifier of record.identifiers) {
    if (!fits(identifier)) continue;
    found ??= [];
    found.push(identifier.value);
  }
  return found;
}

const isHandle = ({type}: Identifier) => type === 'handle' || type === 'did' || type === 'youtube-channel';
const isDiscord = ({type, account}: Identifier) => type === 'discord-user' || (type === 'handle' && account === 'discord');

/** Who somebody is, and what the creator says of them. */
export const WHO_FIELDS: readonly SupporterField[] = [
  {name: 'name', type: 'text', group: 'who', sought: true, from: 'name', read: ({supporter}) => supporter.name?.value ?? ''},
  {name: 'credit-name', type: 'text', group: 'who', sought: true, read: ({supporter}) => supporter.credit?.value ?? ''},
  {name: 'email', type: 'text', group: 'who', sought: true, from: 'email', read: ({supporter}) => emails(supporter)},
  {
    name: 'handle',
    type: 'text',
    group: 'who',
    sought: true,
    read: ({supporter}) => words(supporter.records, record => identifiers(record, isHandle)),
  },
  {
    name: 'discord',
    type: 'text',
    group: 'who',
    sought: true,
    read: ({supporter}) => words(supporter.records, record => identifiers(record, isDiscord)),
  },
  {name: 'note', type: 'text', group: 'who', sought: true, from: 'note', read: ({supporter}) => notes(supporter)},
  {
    name: 'tag',
    type: 'set',
    group: 'who',
    sought: true,
    from: 'labels',
    read: ({supporter: {tags}}) => (tags.length === 0 ? '' : distinct(tags.map(({name}) => name))),
  },
  {name: 'doubt', type: 'flag', group: 'who', read: ({supporter}) => isInDoubt(supporter)},
  {
    name: 'role',
    type: 'set',
    group: 'who',
    from: 'roles',
    read: ({supporter}) => words(supporter.records, ({fields}) => fields.roles),
  },
  {
    name: 'stage',
    type: 'set',
    group: 'who',
    from: 'stage',
    read: ({supporter}) => words(supporter.records, ({fields}) => fields.stage),
  },
  {
    name: 'owner',
    type: 'set',
    group: 'who',
    from: 'owner',
    read: ({supporter}) => words(supporter.records, ({fields}) => fields.owner),
  },
];
