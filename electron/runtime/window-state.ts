import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const WindowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximised: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export const DEFAULT_SIZE = { width: 1366, height: 768 } as const;
export const MINIMUM_SIZE = { width: 1100, height: 640 } as const;

/** Reads the remembered place; null when there is none or it cannot be read. */
export function readWindowState(path: string): WindowState | null {
  try {
    const parsed = WindowState.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Writes the place beside the old file and swaps them, so that a crash leaves one of the two. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(state));
    renameSync(`${path}.new`, path);
  } catch {
    // The place of a window is not worth an error.
  }
}

/**
 * Brings a remembered place onto the displays of today: a screen may have been unplugged or shrunk.
 * @param displays work areas, the primary one first.
 */
export function placeWindow(state: WindowState | null, displays: readonly Area[]): Area {
  const [primary] = displays;
  if (!primary) return { x: 0, y: 0, ...DEFAULT_SIZE };
  if (!state) return centred(DEFAULT_SIZE.width, DEFAULT_SIZE.height, primary);
  const best = displays.reduce((a, b) => (overlap(state, b) > overlap(state, a) ? b : a), primary);
  if (overlap(state, best) === 0) return centred(state.width, state.height, primary);
  const width = Math.min(Math.max(state.width, MINIMUM_SIZE.width), best.width);
  const height = Math.min(Math.max(state.height, MINIMUM_SIZE.height), best.height);
  return {
    x: clamp(state.x, best.x, best.x + best.width - width),
    y: clamp(state.y, best.y, best.y + best.height - height),
    width,
    height,
  };
}

function centred(wantedWidth: number, wantedHeight: number, display: Area): Area {
  const width = Math.min(wantedWidth, display.width);
  const height = Math.min(wantedHeight, display.height);
  return {
    x: display.x + Math.floor((display.width - width) / 2),
    y: display.y + Math.floor((display.height - height) / 2),
    width,
    height,
  };
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
