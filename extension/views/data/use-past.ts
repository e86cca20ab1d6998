import {useCallback, useEffect, useState} from 'preact/hooks';
import type {PastPage, PastQuestion, PastRows} from '#shared/protocol/past';
import {ApiError} from '../../api/api-error';
import {pullPast} from '../../api/past';
import {readLocalPast} from '../../local/read-past';
import type {Snapshot} from './snapshot';

export type Past = {
  readonly rows: PastRows['rows'];
  /** The first day as of which everything is known; undefined: no membership is known. */
  readonly since: number | undefined;
};

export type PastState =
  | {readonly kind: 'reading'; readonly done: number}
  | {readonly kind: 'ready'; readonly past: Past}
  | {readonly kind: 'unreachable'};

/** The answer to a question about everyone's history. Another question, or leaving, stops the one that is being read. */
export function usePast(snapshot: Snapshot, question: PastQuestion | undefined): {state: PastState; again: () => void} {
  const [state, setState] = useState<PastState>({kind: 'reading', done: 0});
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(question);
  // Asked again for another question or home only: a sync that goes on must not start a long reading again and again.
  useEffect(() => {
    if (question === undefined) return;
    const stop = new AbortController();
    setState({kind: 'reading', done: 0});
    void readPast(snapshot, question, {signal: stop.signal, tell: done => setState({kind: 'reading', done})}).then(
      past => !stop.signal.aborted && setState({kind: 'ready', past}),
      error => {
        if (stop.signal.aborted) return;
        setState({kind: 'unreachable'});
        if (!(error instanceof ApiError)) throw error;
      },
    );
    return () => stop.abort();
  }, [asked, snapshot.home, turn]);
  return {state, again: useCallback(() => setTurn(times => times + 1), [])};
}

type Watching = {readonly signal: AbortSignal; readonly tell: (done: number) => void};

/**
 * The whole answer; what was read so far when it is stopped.
 *
 * @throws ApiError - the private server does not answer
 */
export async function readPast(snapshot: Snapshot, question: PastQuestion, {signal, tell}: Watching): Promise<Past> {
  const rows: PastRows['rows'][number][] = [];
  const known = new Map<string, number>();
  let done = 0;
  for (let after: string | null = ''; after !== null && !signal.aborted; ) {
    const page: PastPage = await readPage(snapshot, question, after);
    rows.push(...page.answer.rows);
    for (const {account, since} of page.known) known.set(account, Math.max(since, known.get(account) ?? 0));
    done += page.people;
    after = page.next;
    if (after !== null && !signal.aborted) tell(done);
  }
  // Each page answered the same question, so its rows are of one shape.
  return {rows: rows as PastRows['rows'], since: known.size === 0 ? undefined : Math.min(...known.values())};
}

function readPage({mirror, session, now}: Snapshot, question: PastQuestion, after: string): Promise<PastPage> {
  if (session === null) return readLocalPast(mirror, question, {after, now});
  return pullPast({origin: session.server, token: session.token}, question, after);
}
