import type {RowIdentity} from '../messages';

/** Whom a row names, as one text: rows with the same one name the same, whoever that is. */
export function identityKey({identifiers, emailPrefix, name, masked}: RowIdentity): string {
  const others = [
    emailPrefix === undefined ? '' : `${emailPrefix}…`,
    name === undefined ? '' : `name:${name}`,
    masked ? '••' : '',
  ];
  return [...identifiers, ...others.filter(text => text !== '')].join('\n');
}
