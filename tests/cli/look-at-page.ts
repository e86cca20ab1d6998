import {join} from 'node:path';
import type {CDPSession, Page} from '@playwright/test';
import {build} from 'esbuild';
import {ROOT} from '../setup/root.ts';
import type {Seen} from './in-page.ts';

/** The detector with everything it needs, as one script. */
export async function bundleDetector(entry = 'tests/cli/in-page.ts'): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [join(ROOT, entry)],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome120',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

type Answer<Name extends keyof Seen> = Awaited<ReturnType<Seen[Name]>>;

/**
 * Asks the detector about a page as it stands. It runs in a world of its own: the page's policies do not stop it and the page's
 * scripts do not see it.
 *
 * @throws Error with what went wrong inside the page
 */
export async function lookAtPage<Name extends keyof Seen>(
  page: Page,
  bundle: string,
  [name, ...args]: readonly [Name, ...(string | number)[]],
): Promise<Answer<Name>> {
  const session = await page.context().newCDPSession(page);
  try {
    const contextId = await ownWorld(session);
    const evaluate = async (expression: string): Promise<unknown> => {
      const {result, exceptionDetails} = await session.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    await evaluate(`${bundle};undefined`);
    return (await evaluate(`seen[${JSON.stringify(name)}](${args.map(arg => JSON.stringify(arg)).join()})`)) as Answer<Name>;
  } finally {
    await session.detach();
  }
}

async function ownWorld(session: CDPSession): Promise<number> {
  const {frameTree} = await session.send('Page.getFrameTree');
  const {executionContextId} = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'regulars-detector',
  });
  return executionContextId;
}
