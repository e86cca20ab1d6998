import {ridOf} from '#shared/identity/rid';
import type {BundleChunk, BundleState} from '#shared/protocol/bundle';
import {problem} from '#shared/protocol/problem';
import {bytesOfHex} from '../../../extension/backup/hex.ts';

type Body = {move: string; n: number; chunk: BundleChunk};

/** A private server that keeps a bundle as it comes; `fails` says which requests get no answer, before or after they worked. */
export class BundleServer {
  chunks: BundleChunk[] = [];
  hold: BundleState['hold'] = null;
  movedIn: string | undefined;
  people = 0;
  requests: string[] = [];
  fails: (request: string, count: number) => 'before' | 'after' | undefined = () => undefined;

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const asked = `${init?.method} ${url.pathname}`;
    this.requests.push(asked);
    const failing = this.fails(asked, this.requests.length);
    if (failing === 'before') throw new TypeError('no network');
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const answer = this.answer(asked, url.searchParams, body);
    if (failing === 'after') throw new TypeError('no network');
    return answer;
  };

  private answer(asked: string, query: URLSearchParams, body: Body): Response {
    switch (asked) {
      case 'GET /v1/bundle':
        return Response.json(this.state());
      case 'POST /v1/bundle/chunks':
        return this.take(body);
      case 'POST /v1/bundle/people':
        if (this.hold === null && this.movedIn === body.move) return Response.json({derived: 0, isDone: true});
        if (this.hold?.kind !== 'receiving' || this.chunks.at(-1)?.part !== 'end') return refused('conflict');
        this.movedIn = body.move;
        this.hold = null;
        return Response.json({derived: 1, isDone: true});
      case 'GET /v1/bundle/chunks': {
        const at = Number(query.get('after') ?? 0);
        const chunk = this.chunks[at];
        const sent = chunk?.part === 'header' ? {...chunk, from: 'server'} : chunk;
        return Response.json({chunk: sent, next: at + 1 < this.chunks.length ? String(at + 1) : null, head: 1});
      }
      case 'POST /v1/bundle/hold':
        if (this.hold !== null && this.hold.move !== body.move) return refused('conflict');
        this.hold = {kind: 'left', move: body.move, at: 0};
        return Response.json(this.state());
      case 'DELETE /v1/bundle/hold':
        this.hold = null;
        return Response.json(this.state());
      default:
        return refused('not-found');
    }
  }

  private take({move, n, chunk}: Body): Response {
    if (n === 0 && chunk.part === 'header') {
      if (this.people > 0) return refused('conflict', 'people');
      this.chunks = [chunk];
      this.hold = {kind: 'receiving', move, next: 1, derived: 0};
      return Response.json({next: 1});
    }
    if (this.hold?.kind !== 'receiving' || this.hold.move !== move || n > this.hold.next)
      return refused('conflict', 'another move');
    if (n === this.hold.next) {
      this.chunks.push(chunk);
      this.hold = {...this.hold, next: n + 1};
    }
    return Response.json({next: this.hold.next});
  }

  private state(): BundleState {
    const [header] = this.chunks;
    const idKey = header?.part === 'header' ? bytesOfHex(header.idKey) : new Uint8Array(16);
    return {hold: this.hold, people: this.people, records: 0, isEmpty: true, print: ridOf(idKey, 'regulars')};
  }
}

function refused(code: 'conflict' | 'not-found', detail?: string): Response {
  const body = problem(code, detail);
  return new Response(JSON.stringify(body), {status: body.status});
}
