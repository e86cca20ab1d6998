import {useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {ApiError} from '../../api/api-error';
import {sendMessage} from '../../messages';
import type {StoredSession} from '../../settings';
import {formats} from '../language';
import {vendorName} from '../vendor-name';
import {type PostSum, readWholePost} from './read-whole-post';

export type PostReading = PostSum & {
  readonly isReading: boolean;
  /** Why it stopped before its end. */
  readonly trouble?: string | undefined;
};

type From = {readonly connection: string; readonly vendor: string; readonly post: string};

const NOTHING: PostSum = {entries: 0, people: 0, bad: 0};

/** Has the private server read a post, and shows how far it is. @param onRead - it ended, wherever */
export function useReadPost(session: StoredSession | null, onRead: () => void) {
  const [reading, setReading] = useState<PostReading | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  const read = async ({connection, vendor, post}: From) => {
    if (session === null) return;
    const gone = new AbortController();
    stop.current = gone;
    let sum = NOTHING;
    const tell = (so: PostSum) => {
      sum = so;
      setReading({...so, isReading: true});
    };
    const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
    tell(NOTHING);
    try {
      const server = {origin: session.server, token: session.token};
      setReading({...(await readWholePost(server, {connection, post}, {tell, sleep, signal: gone.signal})), isReading: false});
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
