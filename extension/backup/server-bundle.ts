import type {BundleChunk, BundleRow} from '#shared/protocol/bundle';
import {pullChunk} from '../api/bundle';
import type {Server} from '../api/client';
import {ChangedError} from './local-bundle';
import {beginCheck} from './stage';

/**
 * Everything on the private server, and what this browser alone keeps of the creator's work. Throws `ChangedError` where anything
 * there changed meanwhile, `ApiError`, `BundleError`.
 *
 * @param browser - rows of the part `browser`; they go in before the end
 */
export async function* readServerBundle(server: Server, browser: readonly BundleRow<'browser'>[]): AsyncGenerator<BundleChunk> {
  const check = beginCheck();
  let head: number | undefined;
  for (let after: string | null | undefined; after !== null; ) {
    const page = await pullChunk(server, after);
    head ??= page.head;
    if (page.head !== head) throw new ChangedError();
    const chunk = check(page.chunk);
    after = page.next;
    if (chunk.part !== 'end' || browser.length === 0) {
      yield chunk;
      continue;
    }
    yield {part: 'browser', rows: [...browser]};
    yield {part: 'end', counts: {...chunk.counts, browser: browser.length}};
  }
}
