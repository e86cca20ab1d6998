import type {Identifier} from '#shared/model/identifier';

/** The identifier as one string, for tables, look-ups and hashes: `email:ada@example.org`, `ghost-member:SITE:ID`. */
export function identifierText(identifier: Pick<Identifier, 'type' | 'value' | 'account'>): string {
  const {type, value, account} = identifier;
  return account === undefined ? `${type}:${value}` : `${type}:${account}:${value}`;
}
