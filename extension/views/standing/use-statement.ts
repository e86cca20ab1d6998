import {useEffect, useState} from 'preact/hooks';
import {type Statement, statementOf} from '#shared/loyalty/statement';
import type {Grant} from '#shared/model/grant';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {StatementResponse} from '#shared/protocol/statement';
import {ApiError} from '../../api/api-error';
import {pullStatement} from '../../api/statement';
import {readLocalStatement} from '../../local/read-statement';
import type {Snapshot} from '../data/snapshot';

/** Lines that are shown at most; older ones are the sum above them. */
const MOST = 200;

/** `unreachable`: the private server did not answer; it keeps the ledger. Undefined: not read yet. */
export type ReadStatement = {readonly statement: Statement; readonly grants: readonly Grant[]} | 'unreachable' | undefined;

type Wanted = {readonly supporter: Supporter; readonly plan: ProgrammePlan; readonly isOpen: boolean};

/** A person's statement, read when somebody opens it and again whenever their document changes. */
export function useStatement(snapshot: Snapshot, {supporter, plan, isOpen}: Wanted): ReadStatement {
  const [read, setRead] = useState<{readonly of: string; readonly found: ReadStatement} | undefined>(undefined);
  const of = JSON.stringify([supporter.id, supporter.points, supporter.account]);
  useEffect(() => {
    if (!isOpen) return undefined;
    let isLatest = true;
    readStatement(snapshot, supporter)
      .then(answer => (answer === undefined ? 'unreachable' : shownOf(answer, plan)))
      .then(found => isLatest && setRead({of, found}), reportError);
    return () => {
      isLatest = false;
    };
  }, [of, isOpen, plan.rev]);
  return read?.of === of ? read.found : undefined;
}

async function readStatement({mirror, session}: Snapshot, supporter: Supporter): Promise<StatementResponse | undefined> {
  if (session === null) return readLocalStatement(mirror.database, supporter);
  try {
    return await pullStatement({origin: session.server, token: session.token}, supporter.id);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** With what is older than the entries that were told. */
export function shownOf({opening, entries, grants}: StatementResponse, plan: ProgrammePlan) {
  const {lines, ...rest} = statementOf(entries, plan, MOST);
  const statement: Statement = {
    opening: opening + rest.opening,
    lines: lines.map(line => ({...line, balance: line.balance + opening})),
    balance: opening + rest.balance,
  };
  return {statement, grants};
}
