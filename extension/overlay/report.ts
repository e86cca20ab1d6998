import type {SiteReport} from '../messages';

const REPORT_AFTER_MS = 1_000;

/** Tells the background what the page shows, a while after it changed, and only what is new. */
export function createReporter(
  read: () => SiteReport,
  send: (report: SiteReport) => Promise<void>,
  signal: AbortSignal,
): {soon(): void} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  signal.addEventListener('abort', () => clearTimeout(timer));

  function tell(): void {
    timer = undefined;
    const report = read();
    const text = JSON.stringify(report);
    if (text === told) return;
    told = text;
    send(report).catch(() => {
      // the next change tells it again
      told = '';
    });
  }

  return {
    soon() {
      if (!signal.aborted) timer ??= setTimeout(tell, REPORT_AFTER_MS);
    },
  };
}
