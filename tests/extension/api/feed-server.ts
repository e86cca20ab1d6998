import type {Segment} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import type {Change} from '#shared/protocol/changes';
import type {CommandResult} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {problem} from '#shared/protocol/problem';

/** The least private server: a feed in memory, and commands that are remembered. Faults are switched on by the test. */
export class FeedServer {
  epoch = 'first';
  head = 0;
  readonly rows = new Map<string, Change>();
  readonly commands: Command[] = [];
  readonly requests: string[] = [];
  pageSize = 3;
  /** What the next requests meet instead of an answer, in order; `fetch` fails on 'network'. */
  faults: (number | 'network' | undefined)[] = [];

  put(doc: Supporter | Segment): void {
    const seq = ++this.head;
    const change: Change = 'filter' in doc ? {kind: 'segment', id: doc.id, seq, doc} : {kind: 'supporter', id: doc.id, seq, doc};
    this.rows.set(`${change.kind} ${change.id}`, change);
  }

  remove(id: string): void {
    this.rows.set(`supporter ${id}`, {kind: 'supporter', id, seq: ++this.head, doc: null});
  }

  readonly fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    this.requests.push(`${init.method ?? 'GET'} ${url.pathname}${url.search}`);
    const fault = this.faults.shift();
    if (fault === 'network') throw new TypeError('Failed to fetch');
    if (fault !== undefined) return new Response('<html>not ours</html>', {status: fault});
    if (url.pathname === '/v1/changes') return this.#changes(url.searchParams);
    if (url.pathname === '/v1/commands') return this.#commands(JSON.parse(String(init.body)));
    return Response.json(problem('not-found'), {status: 404});
  };

  #changes(query: URLSearchParams): Response {
    const since = Number(query.get('since'));
    const epoch = query.get('epoch');
    if (epoch !== null && epoch !== this.epoch) return Response.json(problem('resync'), {status: 409});
    const newer = [...this.rows.values()].filter(row => row.seq > since).sort((left, right) => left.seq - right.seq);
    const items = newer.slice(0, this.pageSize);
    const next = newer.length > items.length ? (items.at(-1)?.seq ?? since) : this.head;
    return Response.json({epoch: this.epoch, items, next, head: this.head});
  }

  #commands({commands}: {commands: Command[]}): Response {
    if (commands.some(command => command.id === 'unreadable')) return Response.json(problem('bad-request'), {status: 400});
    const results = commands.map((command): CommandResult => {
      if (this.commands.some(known => known.id === command.id)) {
        return {id: command.id, status: 'duplicate', seq: this.head, writingTo: []};
      }
      this.commands.push(command);
      return {id: command.id, status: 'applied', seq: this.head, writingTo: ['blog.example.org']};
    });
    return Response.json({results});
  }
}
