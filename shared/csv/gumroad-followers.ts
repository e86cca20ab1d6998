import {cellReader} from '#shared/csv/cell-reader';
import {textCell} from '#shared/csv/cells';
import {keyPart} from '#shared/csv/key-part';
import type {ReadRow} from '#shared/csv/read-export';
import {normaliseEmail} from '#shared/identity/normalise';

/*
 * Who follows the shop by mail. Gumroad lists those alone who confirmed their address (antiwork/gumroad, November 2026). A record of
 * its own beside the buyer's: two files of one record would take turns in what they say.
 */
export const readGumroadFollower: ReadRow = (row, {account, asOf}) => {
  const email = normaliseEmail(row.cell('follower email') ?? '');
  if (textCell(row.cell('follower email')) === 'Totals') return {skip: 'totals'};
  if (email === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const {time, problems} = cellReader(row);
  const at = time('followed time');
  return {
    reading: {
      key: `gumroad/${account}/follower/${keyPart(email)}`,
      source: 'file',
      asOf,
      identifiers: [{type: 'email', value: email, strength: 'strong'}],
      fields: {email, mailState: 'subscribed', ...(at === undefined ? {} : {mailOptInAt: at})},
      ...(at === undefined ? {} : {activities: [{key: 'followed', at, action: 'followed'}]}),
    },
    problems,
  };
};
