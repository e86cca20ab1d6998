import {isLive} from '#shared/identity/record';
import type {Identifier} from '#shared/model/identifier';
import {identifierText} from '#shared/model/identifier-text';
import type {Reading, RecordKey, StoredRecord} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import type {Linking} from '../connectors/connector';
import {connectorOf} from '../connectors/registry';
import {commitReread} from '../sync/reread';
import {commit} from '../workspace/commit';
import {listConnections} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {putJob} from '../workspace/job-table';
import {peopleOfRecords} from '../workspace/people-named';
import type {Sql} from '../workspace/sql';
import {joinPerson} from '../workspace/track-fold';

const OWN = 'self/own-page/person/';

/** An account that a person linked on their page. */
export type LinkedAccount = {readonly key: RecordKey; readonly id: Identifier; readonly name: string};

/** What came of it, as the page says it. */
export type LinkDeed = 'linked' | 'link-taken' | 'link-other' | 'link-refused';

/** What the person linked by themselves; undefined: nothing. */
export function readLinked(sql: Sql, {records}: Pick<Supporter, 'records'>): LinkedAccount | undefined {
  const keys = records.flatMap(({key, rid}) => (key.startsWith(OWN) ? [key] : [OWN + rid]));
  const rows = sql.batch<{doc: string}>('select doc from record where key in (select value from json_each(?))', keys);
  for (const {doc} of rows) {
    // Written by commit alone, from what the engine made.
    const record = JSON.parse(doc) as StoredRecord;
    const told = isLive(record) ? record.versions.flatMap(({identifiers}) => identifiers) : [];
    const id = told.find(({strength}) => strength === 'strong');
    const name = told.find(({type}) => type === 'handle')?.value;
    if (id !== undefined) return {key: record.key, id, name: name ?? id.value};
  }
  return undefined;
}

/** An account of this kind that another service names for the person. */
export function knownElsewhere({records}: Pick<Supporter, 'records'>, {type}: Pick<Linking, 'type'>): string | undefined {
  const others = records.filter(({key}) => !key.startsWith(OWN) && connectorOf(vendorOf(key))?.linking?.type !== type);
  const ids = others.flatMap(({identifiers}) => identifiers);
  return ids.find(one => one.type === type && one.strength === 'strong')?.value;
}

/**
 * Adds the account to the person: as a record that their page told, joined to them once, so that the vendor's own record of the
 * account joins by the identifier, now or with a later pass. Nobody else who has the account is joined for it.
 *
 * @param told - of the account's owner, see `Linking.whoIs`
 */
export function linkAccount(
  home: Home,
  person: Supporter,
  {linking, told}: {linking: Linking; told: readonly Identifier[]},
): LinkDeed {
  const {sql, now} = home;
  const own = told.find(({strength}) => strength === 'strong');
  if (own === undefined) return 'link-refused';
  return sql.transaction(() => {
    const held = readLinked(sql, person);
    const elsewhere = knownElsewhere(person, linking) ?? own.value;
    if ((held !== undefined && held.id.value !== own.value) || elsewhere !== own.value) return 'link-other';
    if (isTaken(home, person, own)) return 'link-taken';
    const key = held?.key ?? OWN + person.id;
    commit(home, {readings: [{key, source: 'self', asOf: now(), identifiers: [...told], fields: {}}]});
    joinPerson(home, key);
    if (!isOne(home, person, key)) {
      // The creator keeps the two apart, or the account is of somebody who was erased: then nothing is kept of it.
      commit(home, {readings: [nobody(key, now())]});
      return 'link-refused';
    }
    readSoon(home, linking, own.value);
    return 'linked';
  });
}

/** Takes the account back, and what the vendor told of it where nobody else names it. */
export function unlinkAccount(home: Home, person: Supporter): void {
  const {sql, now} = home;
  sql.transaction(() => {
    for (let held = readLinked(sql, person); held !== undefined; held = readLinked(sql, person)) {
      commit(home, {readings: [nobody(held.key, now())]});
      forgetMember(home, held.id);
    }
  });
}

/** A record of somebody else names the account: a record of the vendor's own is nobody else's. */
function isTaken(home: Home, person: Supporter, own: Identifier): boolean {
  const mine = new Set(person.records.flatMap(({key, rid}) => [key, OWN + rid]));
  const others = holdersOf(home.sql, own).filter(key => !mine.has(key));
  const people = peopleOfRecords(home, others).filter(({id}) => id !== person.id);
  return people.some(({records}) => records.some(({key}) => connectorOf(vendorOf(key))?.linking?.type !== own.type));
}

function isOne(home: Home, person: Supporter, key: RecordKey): boolean {
  const mine = new Set(person.records.map(record => record.key));
  return peopleOfRecords(home, [key]).some(({records}) => records.some(record => record.key !== key && mine.has(record.key)));
}

function holdersOf(sql: Sql, identifier: Identifier): RecordKey[] {
  return sql
    .all<{record: string}>('select record from identifier where value = ?', identifierText(identifier))
    .map(({record}) => record);
}

/** What the vendor says of the account is read at once, not only with the next pass. */
function readSoon({sql, now}: Home, {type, memberKey}: Linking, account: string): void {
  for (const {id, state} of listConnections(sql)) {
    if (connectorOf(state.vendor)?.linking?.type !== type) continue;
    const record = memberKey(state.account, account);
    const job = JSON.stringify({connection: id, record, tries: 0});
    putJob(sql, {kind: 'reread', key: `${id}|${record}`, due: now(), state: job});
  }
}

/** Nothing is kept of an account that nobody linked. */
function forgetMember(home: Home, id: Identifier): void {
  const holders = holdersOf(home.sql, id);
  const isMember = (key: RecordKey) => connectorOf(vendorOf(key))?.linking?.type === id.type;
  if (!holders.every(isMember)) return;
  const connections = listConnections(home.sql);
  for (const key of holders) {
    const reading = nobody(key, home.now(), 'api');
    const of = connections.find(({state}) => key.startsWith(`${state.vendor}/${state.account}/`));
    if (of === undefined) commit(home, {readings: [reading]});
    else commitReread(home, of.id, reading);
  }
}

function nobody(key: RecordKey, asOf: number, source: Reading['source'] = 'self'): Reading {
  return {key, source, asOf, identifiers: [], fields: {}, deleted: true};
}
