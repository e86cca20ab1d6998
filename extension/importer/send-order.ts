import {browser} from 'wxt/browser';
import {maySend} from '../site-access/pairing-consent';
import {isLastWord, type Order, type Told, type Word} from './orders';

/** An order that is being carried out. */
export type Sent = {readonly say: (word: Word) => void};

/** Gives an order to an importer of its own, and hears what it says until its last word. */
export function sendOrder(order: Order, hear: (told: Told) => void): Sent {
  const worker = new Worker(browser.runtime.getURL('/importer.js'));
  let isOver = false;
  const end = (told: Told) => {
    if (isOver) return;
    isOver = isLastWord(told);
    if (isOver) worker.terminate();
    hear(told);
  };
  worker.addEventListener('message', ({data}: MessageEvent<Told>) => end(data));
  worker.addEventListener('error', event => {
    event.preventDefault();
    reportError(new Error(`importer: ${event.message}`));
    end({kind: 'failed', code: 'unloaded', isBack: false});
  });
  // Our workers have none of the browser's interfaces, so the consent to sending is looked at here.
  if (order.kind === 'undo' || order.session === null) worker.postMessage(order);
  else void maySend().then(may => (may ? worker.postMessage(order) : end({kind: 'failed', code: 'offline', isBack: false})));
  return {
    say: word => {
      if (!isOver) worker.postMessage(word);
    },
  };
}
