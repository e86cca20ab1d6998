import type {ReadField} from '#shared/filter/columns';
import type {SupporterField} from '#shared/filter/fields/subject';
import {isWelcomed, lastContact} from '#shared/membership/contacts';
import type {Contact} from '#shared/model/contact';

const CHANNELS: readonly Contact['channel'][] = ['mail-tool', 'host', 'message', 'bcc', 'other'];
const PURPOSES: readonly Contact['purpose'][] = ['welcome', 'declined', 'invite', 'left', 'address', 'other'];

/** When and how the creator wrote. */
export const CONTACT_FIELDS: readonly SupporterField[] = [
  {name: 'contacted', type: 'date', group: 'contact', read: ({supporter}) => lastContact(supporter)?.at ?? Number.NaN},
  {
    name: 'contacted-by',
    type: 'choice',
    group: 'contact',
    choices: CHANNELS,
    read: ({supporter}) => lastContact(supporter)?.channel ?? '',
  },
  {name: 'welcomed', type: 'flag', group: 'contact', read: ({supporter}) => isWelcomed(supporter)},
  {name: 'to-welcome', type: 'flag', group: 'contact', read: subject => subject.isToWelcome},
];

/** One time that the creator wrote. */
export const CONTACT_ROW_FIELDS: readonly ReadField<Contact>[] = [
  {name: 'channel', type: 'choice', choices: CHANNELS, read: ({channel}) => channel},
  {name: 'purpose', type: 'choice', choices: PURPOSES, read: ({purpose}) => purpose},
  {name: 'date', type: 'date', read: ({at}) => at},
  {name: 'template', type: 'text', read: ({template}) => template ?? ''},
  {name: 'segment', type: 'text', read: ({segment}) => segment ?? ''},
];
