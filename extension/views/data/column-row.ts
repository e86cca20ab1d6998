import type {Columns} from '#shared/filter/columns';
import {scoreOf} from '#shared/loyalty/score';
import type {MembershipKind, MembershipState, StatusFlag} from '#shared/membership/status';
import type {Programme} from '#shared/model/programme';
import type {PersonRow} from '../person-row';

const KINDS: readonly MembershipKind[] = ['paid', 'free', 'none'];
const STATES: readonly MembershipState[] = ['active', 'cancelled', 'declined', 'refunded', 'fraud', 'none'];
const FLAGS: readonly StatusFlag[] = ['leaving', 'trial', 'gifted', 'complimentary', 'masked'];

type Place = {readonly id: string; readonly ordinal: number};

/**
 * A line about a person from columns alone, at once and without reading a document. Money is left out: columns know no
 * currency.
 */
export function columnRow(columns: Columns, {id, ordinal}: Place, programme: Programme, now: number): PersonRow {
  const v = columns.number('score', ordinal);
  const joined = columns.number('joined', ordinal);
  const [tier] = words(columns, 'tier', ordinal);
  const flags = words(columns, 'flag', ordinal);
  return {
    id,
    name: words(columns, 'name', ordinal)[0],
    // The column holds all addresses of a person, so that each is found.
    email: words(columns, 'email', ordinal)[0]?.split(' ')[0],
    status: {
      kind: KINDS.find(kind => kind === columns.word('kind', ordinal)) ?? 'none',
      state: STATES.find(state => state === columns.word('state', ordinal)) ?? 'none',
      flags: FLAGS.filter(flag => flags.includes(flag)),
    },
    tier: tier === undefined ? undefined : {name: tier},
    pledge: undefined,
    lifetime: undefined,
    joinedAt: Number.isNaN(joined) ? undefined : joined,
    vendors: words(columns, 'source', ordinal),
    score: scoreOf(Number.isNaN(v) ? null : v, programme, now),
  };
}

function words(columns: Columns, name: string, ordinal: number): readonly string[] {
  const word = columns.word(name, ordinal);
  if (typeof word !== 'string') return word;
  return word === '' ? [] : [word];
}
