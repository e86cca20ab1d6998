import type {AnyColumns} from '#shared/filter/columns';
import {scoreAt} from '#shared/filter/opted-out';
import type {StatusFlag} from '#shared/membership/status';
import type {Programme} from '#shared/model/programme';
import type {PersonRow} from '../person-row';
import {kindOf, stateOf} from '../status-words';

const FLAGS: readonly StatusFlag[] = ['leaving', 'trial', 'gifted', 'complimentary', 'masked'];

type Place = {readonly id: string; readonly ordinal: number};

/**
 * A line about a person from columns alone, at once and without reading a document. Money comes with the
 * document.
 */
export function columnRow(columns: AnyColumns, {id, ordinal}: Place, programme: Programme, now: number): PersonRow {
  const joined = columns.number('joined', ordinal);
  const [tier] = columns.words('tier', ordinal);
  const flags = columns.words('flag', ordinal);
  return {
    id,
    name: columns.words('name', ordinal)[0],
    // The column holds all addresses of a person, so that each is found.
    email: columns.words('email', ordinal)[0],
    status: {
      kind: kindOf(columns.word('kind', ordinal)),
      state: stateOf(columns.word('state', ordinal)),
      flags: FLAGS.filter(flag => flags.includes(flag)),
    },
    tier: tier === undefined ? undefined : {name: tier},
    pledge: undefined,
    lifetime: undefined,
    joinedAt: Number.isNaN(joined) ? undefined : joined,
    vendors: columns.words('source', ordinal),
    score: scoreAt(columns, ordinal, {programme, now}),
  };
}
