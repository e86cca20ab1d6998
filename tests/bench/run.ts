import {existsSync, readdirSync} from 'node:fs';
import {Refusal, runMain} from '../setup/refusal.ts';
import type {Bench} from './bench.ts';

// `npm run bench -- NAME` runs tests/bench/NAME.ts, whose export NAME is the benchmark. The last line is one JSON object.
await runMain(async () => {
  const name = process.argv[2] ?? '';
  const file = new URL(`${name}.ts`, import.meta.url);
  if (!/^[a-z-]+$/.test(name) || ['run', 'bench'].includes(name) || !existsSync(file)) {
    throw new Refusal(`usage: npm run bench -- NAME, where NAME is one of: ${names().join(', ')}`);
  }
  const module: Record<string, unknown> = await import(file.href);
  const bench = module[name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
  if (typeof bench !== 'function') throw new Refusal(`tests/bench/${name}.ts exports no benchmark of that name.`);
  const result = await (bench as Bench)();
  console.log(JSON.stringify({bench: name, ...result}));
  return result.ok ? 0 : 1;
});

/** The files that hold a benchmark; the others are parts of one and carry a name of two words with it. */
function names(): string[] {
  const files = readdirSync(new URL('.', import.meta.url)).filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return files
    .map(file => file.slice(0, -3))
    .filter(name => !['run', 'bench'].includes(name))
    .sort();
}
