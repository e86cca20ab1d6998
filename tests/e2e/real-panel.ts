import {expect} from '@playwright/test';
import type {Extended} from './extension.ts';
import {connectTo} from './real-popup.ts';

/** The browser's own side panel, which belongs to no tab and which Playwright does not show as a page. */
export type RealPanel = {
  text(): Promise<string>;
  waitFor(text: RegExp): Promise<void>;
  /** What an expression gives in the panel. */
  evaluate<T>(expression: string): Promise<T>;
  /** Presses the button or link with this text by key. */
  press(text: string): Promise<void>;
  type(words: string): Promise<void>;
  key(key: string, code?: number): Promise<void>;
  close(): void;
};

/** Waits for the panel that a click has opened. */
export async function findPanel({id}: Extended, port: number): Promise<RealPanel> {
  const socket = await connectTo(`chrome-extension://${id}/sidepanel.html`, port);
  const evaluate = async <T>(expression: string): Promise<T> => {
    const {result} = (await socket.call('Runtime.evaluate', {expression, returnByValue: true, awaitPromise: true})) as {
      result: {value: T};
    };
    return result.value;
  };
  const text = () => evaluate<string>('document.body.innerText');
  const key = async (name: string, windowsVirtualKeyCode = 13) => {
    const typed = name === 'Enter' ? {text: '\r'} : {};
    for (const type of ['keyDown', 'keyUp']) {
      await socket.call('Input.dispatchKeyEvent', {key: name, code: name, windowsVirtualKeyCode, ...typed, type});
    }
  };
  return {
    text,
    evaluate,
    key,
    waitFor: wanted => expect.poll(text, {timeout: 15_000}).toMatch(wanted),
    async press(label) {
      const find = `[...document.querySelectorAll('button, a, summary')].find(one => one.innerText.trim() === ${JSON.stringify(label)})`;
      await expect.poll(() => evaluate<boolean>(`${find} !== undefined`), {message: `a button “${label}”`}).toBe(true);
      await evaluate(`${find}.focus()`);
      await key('Enter');
    },
    type: async words => void (await socket.call('Input.insertText', {text: words})),
    close: () => socket.close(),
  };
}
