import {expect} from '@playwright/test';

/** What a creator does by hand for one job, so that its script counts alike everywhere. */
export type Clicks = {
  /** One click, or a key that stands for one; named, so that the count can be read. */
  click(what: string): void;
  /** "Choose file", each file in the system's dialog, and its "Open". */
  chooseFiles(count: number): void;
  /** Ends the job: no more clicks than it may take. */
  end(): void;
};

/**
 * Counts the clicks of a job, from a browser that is open. Typing, looking and waiting are none.
 *
 * @param job - its name in the list of weekly jobs, `J4`
 * @param most - how many it may take
 */
export function countClicks(job: string, most: number): Clicks {
  const done: string[] = [];
  return {
    click: what => void done.push(what),
    chooseFiles(count) {
      done.push('Choose file', ...Array.from({length: count}, (_, index) => `file ${index + 1}`), 'Open');
    },
    end() {
      console.log(`${job}: ${done.length} of ${most} clicks (${done.join(', ')})`);
      expect(done.length, `${job}: ${done.join(', ')}`).toBeLessThanOrEqual(most);
    },
  };
}
