import {join} from 'node:path';
import {build} from 'esbuild';
import {ROOT} from '../../setup/root.ts';

/** The script that a browser measures the mirror with: it leaves `mirrorBench` behind. */
export async function bundlePage(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [join(ROOT, 'tests/bench/mirror-page/page.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2023',
    absWorkingDir: ROOT,
  });
  return outputFiles[0]?.text ?? '';
}
