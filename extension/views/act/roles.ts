import type {Connection} from '#shared/model/connection';
import type {Role} from '#shared/model/role';
import type {HeldRecord, Supporter} from '#shared/model/supporter';

/** A role, and how many of some people have it. */
export type RoleChoice = Role & {readonly holders: number};

/** How one role stands over some people. */
export type RoleStanding = {
  readonly have: readonly Supporter[];
  readonly lack: readonly Supporter[];
  /** Not on the server, as far as is known: who linked no account is on none. */
  readonly elsewhere: readonly Supporter[];
};

/** The person as one connection knows them. */
export function recordsAt({records}: Supporter, {vendor, account}: Pick<Connection, 'vendor' | 'account'>): HeldRecord[] {
  return account === undefined ? [] : records.filter(({key}) => key.startsWith(`${vendor}/${account}/`));
}

/** The server's roles, those that most of these people have first. One that is ours to give comes before one that is not. */
export function roleChoices(people: readonly Supporter[], connection: Connection): RoleChoice[] {
  const held = people.map(person => new Set(recordsAt(person, connection).flatMap(({fields}) => fields.roles ?? [])));
  const holders = (name: string) => held.filter(roles => roles.has(name)).length;
  return (connection.roles ?? [])
    .map(role => ({...role, holders: holders(role.name)}))
    .sort((left, right) => Number(right.isOurs) - Number(left.isOurs) || right.holders - left.holders);
}

export function roleStanding(people: readonly Supporter[], connection: Connection, role: string): RoleStanding {
  const standing = {have: [] as Supporter[], lack: [] as Supporter[], elsewhere: [] as Supporter[]};
  for (const person of people) {
    const records = recordsAt(person, connection);
    const has = records.some(({fields}) => fields.roles?.includes(role));
    standing[records.length === 0 ? 'elsewhere' : has ? 'have' : 'lack'].push(person);
  }
  return standing;
}
