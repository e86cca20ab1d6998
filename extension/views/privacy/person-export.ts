import type {LedgerEntry} from '#shared/loyalty/ledger';
import type {Attachment} from '#shared/model/attachment';
import type {Decision} from '#shared/model/decision';
import type {RecordHistory} from '#shared/model/history';
import type {StoredRecord} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {pullHistory} from '../../api/client';
import {readLocalHistory} from '../../local/read-history';
import type {LogEntry} from '../../log/log-entry';
import type {Database} from '../../mirror/database';
import type {Snapshot} from '../data/snapshot';

/** Everything that is known of one person, as it is stored. */
export type PersonExport = {
  readonly regulars: 'person';
  readonly version: 1;
  readonly madeAt: string;
  readonly home: Snapshot['home'];
  /** The merged person: every field with its source and date, notes, tags, orders, points by day. */
  readonly person: Supporter;
  /** What changed in each record, with date and source. */
  readonly history: readonly RecordHistory[];
  /** What this browser's own workspace keeps beside that; absent where a private server is the home. */
  readonly stored?: Stored | undefined;
  /** Lines of this browser's log that are about the person. */
  readonly log: readonly Omit<LogEntry, 'people' | 'undo'>[];
};

export type Stored = {
  /** A version per source, also of fields that another source overruled. */
  readonly records: readonly StoredRecord[];
  readonly attachments: readonly Attachment[];
  readonly ledger: readonly LedgerEntry[];
  readonly decisions: readonly Decision[];
};

type From = Pick<Snapshot, 'mirror' | 'session' | 'home'>;

/**
 * Gathers everything about one person, in whichever home is active.
 *
 * @throws ApiError - the private server keeps the history and did not answer: nothing is half told
 */
export async function exportPerson({mirror, session, home}: From, person: Supporter, now: number): Promise<PersonExport> {
  const {database} = mirror;
  const history =
    session === null
      ? await readLocalHistory(database, person)
      : await pullHistory({origin: session.server, token: session.token}, person.id);
  return {
    regulars: 'person',
    version: 1,
    madeAt: new Date(now).toISOString(),
    home,
    person: withoutOthers(person),
    history,
    ...(session === null ? {stored: await readStored(database, person)} : {}),
    log: await readAbout(database, person),
  };
}

/** Whom they were not joined with is somebody else. */
function withoutOthers({refused: _, ...person}: Supporter): Supporter {
  return person;
}

async function readStored(database: Database, {records}: Supporter): Promise<Stored> {
  const each = (first: string) => IDBKeyRange.bound([first], [first, []]);
  const [stored, attachments, ledger, decisions] = await Promise.all([
    Promise.all(records.map(({key}) => database.get('record', key))),
    Promise.all(records.map(({rid}) => database.getAll('attachment', each(rid)))),
    Promise.all(records.map(({key}) => database.getAll('ledger', each(key)))),
    Promise.all(records.map(({key}) => database.getAllFromIndex('decision', 'records', key))),
  ]);
  const own = new Set(records.map(({key}) => key));
  const ownOf = ({records: _, ...decision}: Decision & {records: string[]}): Decision => ({
    ...decision,
    left: decision.left.filter(key => own.has(key)),
    right: decision.right.filter(key => own.has(key)),
  });
  const byId = new Map(decisions.flat().map(decision => [decision.id, ownOf(decision)]));
  return {
    records: stored.filter(record => record !== undefined),
    attachments: attachments.flat(),
    ledger: ledger.flat(),
    decisions: [...byId.values()],
  };
}

/** Whom else a line was about is not this person's business. */
async function readAbout(database: Database, {records}: Supporter): Promise<PersonExport['log']> {
  const found = await Promise.all(records.map(({rid}) => database.getAllFromIndex('log', 'people', rid)));
  const byId = new Map(found.flat().map(({people: _people, undo: _undo, ...entry}) => [entry.id, entry]));
  return [...byId.values()].sort((left, right) => right.at - left.at);
}
