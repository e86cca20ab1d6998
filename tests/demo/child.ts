import {type ChildProcess, spawn} from 'node:child_process';
import {createWriteStream, mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import {ROOT} from '../setup/root.ts';

/** A program that runs beside ours; what it prints goes to a file. */
export type Child = {
  pid: number;
  /** The end of what it printed. */
  tail(): string;
  hasEnded(): boolean;
  /** Resolves with its exit code; null after a signal. */
  ended: Promise<number | null>;
  /** Ends it and everything that it started. */
  stop(): Promise<void>;
  /** Ends it and everything that it started at once, as a power cut would. */
  kill(): Promise<void>;
};

const running = new Set<(signal: NodeJS.Signals) => void>();
// Whatever ends this process, nothing that it started stays behind.
process.once('exit', () => {
  for (const signal of running) signal('SIGKILL');
});

/** Starts a program in a process group of its own, so that what it starts ends with it. */
export function startChild(
  command: string,
  args: readonly string[],
  {log, env = {}}: {log: string; env?: Record<string, string>},
): Child {
  mkdirSync(dirname(log), {recursive: true});
  const file = createWriteStream(log);
  let tail = '';
  const keep = (chunk: Buffer) => {
    file.write(chunk);
    tail = (tail + chunk.toString('utf8')).slice(-4000);
  };
  const child: ChildProcess = spawn(command, args, {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, ...env},
  });
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  let over = false;
  const ended = new Promise<number | null>(resolve => {
    child.once('error', error => {
      over = true;
      tail += error.message;
      resolve(1);
    });
    child.once('exit', code => {
      over = true;
      resolve(code);
    });
  });
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  running.add(signal);
  return {
    pid: child.pid ?? 0,
    tail: () => tail,
    hasEnded: () => over,
    ended,
    async stop() {
      signal('SIGTERM');
      const patience = setTimeout(() => signal('SIGKILL'), 5000);
      await ended;
      clearTimeout(patience);
      // What it started may outlive it by a moment; nothing of the group may stay.
      signal('SIGKILL');
      running.delete(signal);
      file.end();
    },
    async kill() {
      signal('SIGKILL');
      running.delete(signal);
      await ended;
      file.end();
    },
  };
}
