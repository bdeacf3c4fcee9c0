import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, 'practice-file-child.ts');

/** Starts `practice-file-child.ts` and waits until it says that it is ready. */
export async function startChild(...args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const ready = once(child.stdout, 'data');
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The second process ended early: ${complaint}`);
  });
  await Promise.race([ready, ended]);
  // Ends later by our own hand.
  ended.catch(() => undefined);
  return child;
}

/** Kills it as the system does when the power fails: nothing in it runs any more. */
export async function killChild(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
