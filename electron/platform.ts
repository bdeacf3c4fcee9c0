import type { AppEvent, Contract, Handlers, Procedure } from '#shared/contract/define.ts';
import type { Permission } from '#shared/domain/user.ts';
import type { Failure } from '#shared/kernel/result.ts';
import type { CallInfo } from '#electron/ipc/dispatch.ts';

/** One kind of file as a dialog offers it; extensions without the dot. */
export type FileFilter = { readonly name: string; readonly extensions: readonly string[] };

/** The system's own dialogs. A person names files there, so no page ever handles a path. */
export type Dialogs = {
  readonly openFile: (filters: readonly FileFilter[]) => Promise<string | null>;
  /** Several files at once; none when it was closed. */
  readonly openFiles: (filters: readonly FileFilter[]) => Promise<readonly string[]>;
  readonly saveFile: (defaultName: string, filters: readonly FileFilter[]) => Promise<string | null>;
  readonly openFolder: () => Promise<string | null>;
};

/** What the services need from the machine. The window gives the real one, tests and the CLI their own. */
export type Platform = {
  readonly userDataDir: string;
  readonly appVersion: string;
  /** Which runtime the program stands on, for About and the log: `Electron 45.4.1`. */
  readonly runtime: string;
  readonly now: () => Date;
  readonly dialogs: Dialogs;
  /** Files that were dropped on the window, by the handle that the page was given; null when it is not known. */
  readonly takeHanded: (handle: string) => readonly string[] | null;
  readonly showInFolder: (path: string) => void;
  /** Opens the system's print dialog; the PDF never touches the disk. */
  readonly print: (pdf: Uint8Array, title: string) => Promise<'printed' | 'cancelled'>;
  /** Puts a text on the clipboard. */
  readonly copyText: (text: string) => void;
  readonly emit: (event: AppEvent) => void;
  readonly systemIdleSeconds: () => number;
};

/** Whether the session holds a permission: null when it does, the refusal when not. */
export type Authorize = (permission: Procedure['permission']) => Failure | null;

/** What `compose(platform)` returns. `X` is the context that handlers receive beside their input. */
export type Application<C extends Contract, X> = {
  readonly handlers: Handlers<C, X>;
  readonly contextFor: (call: CallInfo) => X;
  readonly authorize: Authorize;
  /** Calls that write wait until long work, which holds the practice file, has ended. */
  readonly ready: (call: CallInfo, permission: Permission | 'public' | 'session') => Promise<void>;
  /** Called every few seconds with the seconds since the last input, and with Infinity when the screen locks. */
  readonly onIdle: (idleSeconds: number) => void;
  readonly dispose: () => void | Promise<void>;
};
