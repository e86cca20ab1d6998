import {expect} from '@playwright/test';
import * as z from 'zod/mini';
import type {Extended} from './extension.ts';

/** The toolbar's own popup, which belongs to no tab and which Playwright does not show as a page. */
export type RealPopup = {
  text(): Promise<string>;
  /** Presses the button with this text, or the first that fits a pattern. */
  press(text: string | RegExp): Promise<void>;
  /** Types into whatever has the focus: at first the search. */
  type(text: string): Promise<void>;
  /** Presses Enter where the focus is: in the search it opens the first result, as a click on it does. */
  enter(): Promise<void>;
  /** Presses Ctrl with a letter. */
  control(letter: string): Promise<void>;
  /** Hands files to its file input, as the system's dialog would. */
  choose(files: readonly string[]): Promise<void>;
  waitFor(text: RegExp): Promise<void>;
  close(): Promise<void>;
};

const targetsSchema = z.array(z.object({url: z.string(), webSocketDebuggerUrl: z.string()}));

/**
 * Opens the popup over the tab in front, as a click on the toolbar's button does.
 *
 * @param port - the browser's `--remote-debugging-port`
 */
export async function openPopup({context, id}: Extended, port: number): Promise<RealPopup> {
  const [worker] = context.serviceWorkers();
  // Its answer is lost when the browser is busy; whether the popup is there is seen below.
  const asked = worker?.evaluate(() => chrome.action.openPopup());
  await Promise.race([asked, new Promise(resolve => setTimeout(resolve, 5_000))]);
  const socket = await connectTo(`chrome-extension://${id}/popup.html`, port);
  const evaluate = async <T>(expression: string): Promise<T> => {
    const {result} = (await socket.call('Runtime.evaluate', {expression, returnByValue: true})) as {result: {value: T}};
    return result.value;
  };
  const text = () => evaluate<string>('document.body.innerText');
  const enter = async () => {
    const key = {key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13};
    for (const type of ['keyDown', 'keyUp']) {
      // The popup closes when it has opened a page, perhaps before it could answer.
      await socket.call('Input.dispatchKeyEvent', {...key, type}).catch(error => {
        if (!String(error).includes('the popup is closed')) throw error;
      });
    }
  };
  return {
    text,
    async press(label) {
      const fits = typeof label === 'string' ? `text === ${JSON.stringify(label)}` : `${label}.test(text)`;
      const find = `[...document.querySelectorAll('button, a')].find(button => {
        const text = button.innerText.trim();
        return ${fits};
      })`;
      await expect.poll(() => evaluate<boolean>(`${find} !== undefined`), {message: `a button “${label}”`}).toBe(true);
      // By key: headless Chromium does not place the popup's window, so its mouse would miss.
      await evaluate(`${find}.focus()`);
      await enter();
    },
    type: async words => void (await socket.call('Input.insertText', {text: words})),
    enter,
    async control(letter) {
      const key = {
        key: letter,
        code: `Key${letter.toUpperCase()}`,
        modifiers: 2,
        windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
      };
      for (const type of ['rawKeyDown', 'keyUp']) await socket.call('Input.dispatchKeyEvent', {...key, type});
    },
    async choose(files) {
      const set = async () => {
        const {result} = (await socket.call('Runtime.evaluate', {expression: "document.querySelector('input[type=file]')"})) as {
          result: {objectId?: string};
        };
        if (result.objectId === undefined) return false;
        return socket.call('DOM.setFileInputFiles', {objectId: result.objectId, files}).then(
          () => true,
          () => false,
        );
      };
      // The popup draws itself anew when the site was switched on: the input that was there may be gone.
      await expect.poll(set, {message: 'a place for files'}).toBe(true);
    },
    waitFor: wanted => expect.poll(text, {timeout: 30_000}).toMatch(wanted),
    async close() {
      await evaluate('setTimeout(() => window.close())').catch(() => undefined);
      socket.close();
    },
  };
}

/** The debugger of a page that belongs to no tab, as soon as it is there. */
export async function connectTo(url: string, port: number) {
  let address: string | undefined;
  const find = async () => {
    const targets = targetsSchema.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json());
    address = targets.find(target => target.url.startsWith(url))?.webSocketDebuggerUrl;
    return address;
  };
  await expect.poll(find, {message: url}).toBeDefined();
  const socket = new WebSocket(address ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, {once: true});
    socket.addEventListener('error', reject, {once: true});
  });
  let last = 0;
  const call = (method: string, params: object): Promise<unknown> => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      // What is sent to a closed socket is lost without a word.
      if (socket.readyState !== WebSocket.OPEN) reject(new Error(`${method}: the popup is closed`));
      const answered = new AbortController();
      const closed = () => reject(new Error(`${method}: the popup is closed`));
      socket.addEventListener('close', closed, {once: true, signal: answered.signal});
      const listen = ({data}: MessageEvent) => {
        const answer = JSON.parse(String(data));
        if (answer.id !== id) return;
        socket.removeEventListener('message', listen);
        answered.abort();
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
        else resolve(answer.result);
      };
      socket.addEventListener('message', listen);
      socket.send(JSON.stringify({id, method, params}));
    });
  };
  return {call, close: () => socket.close()};
}
