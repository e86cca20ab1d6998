import {useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {PostCursor} from '#shared/protocol/promotions';
import {ApiError} from '../../api/api-error';
import {readPostPage} from '../../api/promotions';
import {sendMessage} from '../../messages';
import type {StoredSession} from '../../settings';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

export type PostReading = {
  readonly isReading: boolean;
  readonly entries: number;
  /** People who are new or changed. */
  readonly people: number;
  readonly bad: number;
  /** Why it stopped before its end. */
  readonly trouble?: string | undefined;
};

type From = {readonly connection: string; readonly vendor: string; readonly post: string};

/** Has the private server read a post page by page; what was read stays, wherever it stops. */
export function useReadPost(session: StoredSession | null, onRead: () => void) {
  const [reading, setReading] = useState<PostReading | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  const read = async ({connection, vendor, post}: From) => {
    if (session === null) return;
    const gone = new AbortController();
    stop.current = gone;
    const server = {origin: session.server, token: session.token};
    let sum: PostReading = {isReading: true, entries: 0, people: 0, bad: 0};
    setReading(sum);
    try {
      let cursor: PostCursor | undefined;
      do {
        const page = await readPostPage(server, connection, {post, ...(cursor === undefined ? {} : {cursor})});
        cursor = page.next ?? undefined;
        sum = {
          ...sum,
          entries: sum.entries + page.entries,
          people: sum.people + page.created + page.changed,
          bad: sum.bad + page.bad,
        };
        setReading(sum);
      } while (cursor !== undefined && !gone.signal.aborted);
      setReading({...sum, isReading: false});
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setReading({...sum, isReading: false, trouble: troubleText(error, vendor)});
    } finally {
      await sendMessage('syncNow');
      onRead();
    }
  };
  return {reading, onRead: (from: From) => void read(from), onStop: () => stop.current?.abort()};
}

function troubleText({code, detail = '', retryAfterMs}: ApiError, vendor: string): string {
  if (retryAfterMs !== undefined) {
    const now = Date.now();
    return i18n.t('promotions.readWait', [vendorName(vendor), formats().clock(now + retryAfterMs, now)]);
  }
  return i18n.t('promotions.readFailed', [
    code === 'offline' ? i18n.t('promotions.readOffline') : `${vendorName(vendor)}: ${detail}`,
  ]);
}
