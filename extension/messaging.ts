import {browser} from 'wxt/browser';

type MessageMap<M> = {[K in keyof M]: (...data: never[]) => unknown};
type Data<F> = F extends (data: infer D) => unknown ? D : never;
type Answer<F> = F extends (...data: never[]) => infer A ? A : never;
type Sender = {
  readonly tab?: {readonly id?: number | undefined} | undefined;
  /** 0: the page itself; else one of its frames. */
  readonly frameId?: number | undefined;
  /** Of the page or frame that asks; absent for parts of the extension in some browsers. */
  readonly origin?: string | undefined;
};
type Handler = (message: {readonly data: never; readonly sender: Sender}) => unknown;

/** What goes over the wire. An answer is `{res}`, or `{err}` with the message of what was thrown. */
type Wire = {readonly type: string; readonly data: never; readonly timestamp: number};

/**
 * Typed messages between the parts of the extension, one handler for each kind. Promises all the way: a page that nobody
 * answers from is a rejection to be caught, not an error in the browser's list.
 */
export function defineMessages<M extends MessageMap<M>>() {
  const handlers = new Map<string, Handler>();
  const listener = (message: unknown, sender: Sender, respond: (answer: unknown) => void): boolean => {
    if (!isWire(message)) return false;
    const handler = handlers.get(message.type);
    if (handler === undefined) return false;
    // Called within a promise, so that what a handler throws at once is answered too; and at once: a click counts in this turn only.
    new Promise(resolve => resolve(handler({data: message.data, sender}))).then(
      res => respond({res}),
      error => respond({err: {message: error instanceof Error ? error.message : String(error)}}),
    );
    return true;
  };
  return {
    /** @throws Error when nobody answers, or the other side failed */
    async sendMessage<K extends keyof M & string>(
      type: K,
      ...[data, tabId, frameId]: Parameters<M[K]> extends []
        ? [data?: undefined, tabId?: number, frameId?: number]
        : [data: Data<M[K]>, tabId?: number, frameId?: number]
    ): Promise<Awaited<Answer<M[K]>>> {
      const message = {type, data, timestamp: Date.now()};
      const answer = await (tabId === undefined
        ? browser.runtime.sendMessage(message)
        : browser.tabs.sendMessage(tabId, message, frameId === undefined ? {} : {frameId}));
      if (answer === undefined || answer === null) throw new Error(`nobody answered ${type}`);
      if (answer.err !== undefined) throw new Error(`${type}: ${answer.err.message}`);
      return answer.res;
    },
    onMessage<K extends keyof M & string>(
      type: K,
      handler: (message: {readonly data: Data<M[K]>; readonly sender: Sender}) => Answer<M[K]> | Promise<Answer<M[K]>>,
    ): void {
      if (handlers.size === 0) browser.runtime.onMessage.addListener(listener);
      handlers.set(type, handler);
    },
    removeAllListeners(): void {
      browser.runtime.onMessage.removeListener(listener);
      handlers.clear();
    },
  };
}

function isWire(message: unknown): message is Wire {
  return typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string';
}
