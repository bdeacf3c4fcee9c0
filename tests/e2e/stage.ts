import type { Page } from 'playwright-core';
import type { Launched } from '#tests/support/electron.ts';

/** What the acts of the demonstration play on. */
export type Stage = {
  readonly launched: Launched;
  readonly page: Page;
  /** Answers for the system's dialogs. */
  readonly queue: string;
  readonly outDir: string;
  /** Pictures of the screen at both sizes, light and dark. */
  readonly shot: (name: string) => Promise<void>;
  /** One line for each step. */
  readonly say: (line: string) => void;
};
