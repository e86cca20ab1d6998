import type {PostCursor} from '#shared/protocol/promotions';
import {ApiError} from '../../api/api-error';
import type {Server} from '../../api/client';
import {readPostPage} from '../../api/promotions';

/** What came of a post so far. */
export type PostSum = {
  readonly entries: number;
  /** People who are new or changed. */
  readonly people: number;
  readonly bad: number;
};

type Following = {
  readonly tell: (sum: PostSum) => void;
  readonly signal: AbortSignal;
  readonly sleep: (ms: number) => Promise<void>;
};

/** A pace is kept by waiting; whoever asks for longer is told to the creator. */
const MOST_WAIT_MS = 60_000;

/** Has the private server read a post to its end, page by page. Throws `ApiError`; what was read until then stays. */
export async function readWholePost(
  server: Server,
  {connection, post}: {readonly connection: string; readonly post: string},
  {tell, signal, sleep}: Following,
): Promise<PostSum> {
  let sum: PostSum = {entries: 0, people: 0, bad: 0};
  let cursor: PostCursor | undefined;
  do {
    try {
      const page = await readPostPage(server, connection, {post, ...(cursor === undefined ? {} : {cursor})});
      const {entries, created, changed, bad, next} = page;
      sum = {entries: sum.entries + entries, people: sum.people + created + changed, bad: sum.bad + bad};
      tell(sum);
      if (next === null) return sum;
      cursor = next;
    } catch (error) {
      const wait = error instanceof ApiError && error.code === 'too-many-requests' ? error.retryAfterMs : undefined;
      if (wait === undefined || wait > MOST_WAIT_MS) throw error;
      await sleep(wait);
    }
  } while (!signal.aborted);
  return sum;
}
