import {pageToken, ridOfToken} from '#shared/loyalty/page-link';
import type {Rid} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import type {Home} from '../workspace/home';
import {peopleNamed, peopleOfRecords} from '../workspace/people-named';
import {sameSecret} from '../workspace/secrets';
import {readPageKeys} from './page-keys';

/** Whose page a token opens. `gone`: it was right, and the person is not here any more. */
export type Owner =
  | {readonly kind: 'owner'; readonly person: Supporter}
  | {readonly kind: 'gone'}
  /** Made up, or ended by the creator. */
  | {readonly kind: 'wrong'};

export async function findOwner(home: Home, token: string): Promise<Owner> {
  const rid = ridOfToken(token);
  const keys = readPageKeys(home.sql);
  if (rid === undefined || keys === undefined || !(await sameSecret(pageToken(keys, rid), token))) return {kind: 'wrong'};
  const person = personOf(home, rid);
  return person === undefined ? {kind: 'gone'} : {kind: 'owner', person};
}

/** The person whom any id of theirs names, now or before a merge. */
function personOf(home: Home, rid: Rid): Supporter | undefined {
  const {sql} = home;
  const row = sql.first<{doc: string | null; heir: string | null}>('select doc, heir from supporter where id = ?', rid);
  // Written by commit alone, from what the engine made.
  if (row?.doc != null) return JSON.parse(row.doc) as Supporter;
  const {heir} = row ?? {};
  if (row !== undefined && heir == null) return undefined;
  const found = sql.transaction(() => (heir == null ? peopleNamed(home, [rid]) : peopleOfRecords(home, [heir])));
  return found.find(({records}) => records.some(record => record.rid === rid || record.key === heir));
}
