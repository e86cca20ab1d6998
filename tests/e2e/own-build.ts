import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buildFolder, type Extended, launchExtended} from './extension.ts';

/** A copy of the demo build that a test may change, and a profile that lasts from one browser to the next. */
export async function withOwnBuild(work: (start: () => Promise<Extended>, build: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-build-'));
  const build = join(folder, 'build');
  cpSync(buildFolder('demo'), build, {recursive: true});
  const browsers: Extended[] = [];
  const start = async () => {
    const extended = await launchExtended({profile: join(folder, 'profile'), folder: build});
    browsers.push(extended);
    return extended;
  };
  try {
    await work(start, build);
  } finally {
    for (const browser of browsers) await browser.close();
    rmSync(folder, {recursive: true, force: true});
  }
}
