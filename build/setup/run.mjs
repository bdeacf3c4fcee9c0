import { spawn } from 'node:child_process';

/** A step that cannot go on; its message is for the person at the terminal. */
export class SetupError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'SetupError';
  }
}

/** Tells what is being done, apart from what a command prints as its result. @param {string} text */
export function say(text) {
  console.error(`claimwright: ${text}`);
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] collect what it prints instead of showing it
 * @property {number} [timeoutMs]
 * @property {boolean} [shell]
 */

/**
 * Runs a program to its end. Never throws for an exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: options.shell ?? false,
      timeout: options.timeoutMs,
    });
    let output = '';
    const take = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-200_000);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The npm that started us, or the one of the machine.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options = {}) {
  const path = process.env['npm_execpath'];
  if (path && /\.[cm]?js$/.test(path)) return run(process.execPath, [path, ...args], options);
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}

/** Ends with the message alone when the problem is one that the person can act on. @param {unknown} error */
export function fail(error) {
  if (error instanceof SetupError) console.error(`\nclaimwright: ${error.message}`);
  else console.error(error);
  process.exit(1);
}
