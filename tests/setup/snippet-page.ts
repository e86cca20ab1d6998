import {readFileSync} from 'node:fs';
import {createContext, runInContext} from 'node:vm';
import type {TrackRequest} from '#shared/protocol/track';
import {SNIPPET} from './snippet.ts';

export type SnippetPage = {
  readonly regulars: {
    track(kind: string, what?: {name?: string; value?: string}): void;
    consent(yes: boolean): void;
    email(address: string): void;
  };
  /** What was sent to the private server. */
  readonly sent: TrackRequest[];
  readonly stored: Map<string, string>;
  /** Lets so many seconds pass in front of the page. */
  pass(seconds: number): Promise<void>;
  /** The network is gone, or back. */
  setOnline(isOnline: boolean): void;
  scroll(share: number): void;
};

type Options = {
  readonly search?: string;
  readonly dataset?: Record<string, string>;
  readonly navigator?: object;
  readonly stored?: Map<string, string>;
  readonly hasStorage?: boolean;
};

/** As much of a page as the delivered snippet looks at. */
export function openSnippetPage(options: Options = {}): SnippetPage {
  const {search = '', dataset = {}, navigator = {}, stored = new Map<string, string>(), hasStorage = true} = options;
  const sent: TrackRequest[] = [];
  const timers = new Map<number, {at: number; every: number | undefined; run(): void}>();
  const world = {now: 1_700_000_000_000, isOnline: true, scrollY: 0, timer: 0};
  const later = (run: () => void, ms: number, every?: number) => {
    world.timer += 1;
    timers.set(world.timer, {at: world.now + ms, every, run});
    return world.timer;
  };
  const page: Record<string, unknown> = {
    URLSearchParams,
    Event,
    crypto,
    Uint32Array,
    Date: {now: () => world.now},
    document: {
      currentScript: {src: 'https://server.example/v1/track.js', dataset: {key: 'W.K', ...dataset}},
      hidden: false,
      documentElement: {scrollHeight: 2_000},
    },
    navigator,
    location: {search, pathname: '/blog/one', hash: ''},
    history: {state: null, replaceState: () => undefined},
    localStorage: hasStorage ? storageOf(stored) : undefined,
    innerHeight: 500,
    addEventListener: () => undefined,
    dispatchEvent: () => true,
    setTimeout: later,
    clearTimeout: (id: number) => timers.delete(id),
    setInterval: (run: () => void, ms: number) => later(run, ms, ms),
    fetch: async (url: string, {body}: {body: string}) => {
      if (!world.isOnline) throw new TypeError('no network');
      sent.push(JSON.parse(body) as TrackRequest);
      return url;
    },
  };
  Object.defineProperty(page, 'scrollY', {get: () => world.scrollY});
  runInContext(readFileSync(SNIPPET, 'utf8'), createContext(page));
  return {
    regulars: page.regulars as SnippetPage['regulars'],
    sent,
    stored,
    async pass(seconds) {
      for (let second = 0; second < seconds; second += 1) {
        world.now += 1_000;
        for (const [id, timer] of [...timers]) {
          if (timer.at > world.now) continue;
          if (timer.every === undefined) timers.delete(id);
          else timer.at = world.now + timer.every;
          timer.run();
        }
        await Promise.resolve();
      }
      await new Promise(resolve => setImmediate(resolve));
    },
    setOnline: isOnline => {
      world.isOnline = isOnline;
    },
    scroll: share => {
      world.scrollY = share * 2_000;
    },
  };
}

function storageOf(stored: Map<string, string>): object {
  const methods = {removeItem: (name: string) => stored.delete(name)};
  return new Proxy(methods, {
    get: (held, name) => (name in held ? held[name as 'removeItem'] : stored.get(String(name))),
    set: (_, name, value) => stored.set(String(name), String(value)) !== undefined,
  });
}
