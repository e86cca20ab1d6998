import {browser} from 'wxt/browser';

/** Whether the extension that this script belongs to is still there; false after an update or removal. */
export function isAlive(): boolean {
  return browser.runtime?.id !== undefined;
}

/** Passes answers of the background on, and ends the overlay once nobody can answer any more. */
export function untilDead(stop: () => void): <T>(answer: Promise<T>) => Promise<T> {
  return async answer => {
    try {
      return await answer;
    } catch (error) {
      if (!isAlive()) stop();
      throw error;
    }
  };
}
