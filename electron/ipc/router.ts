import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Result } from '#shared/kernel/result.ts';
import type { CallLog, Dispatch } from '#electron/ipc/dispatch.ts';
import type { HandedFiles } from '#electron/ipc/handed-files.ts';

/** What of a frame decides whether it may call. */
export type FrameLike = { readonly url: string; readonly parent: unknown };

/** The part of an invocation that is looked at. `senderFrame` is null when the frame is gone. */
export type SenderLike = { readonly senderFrame: FrameLike | null; readonly sender: unknown };

/** Only our own page, in the top frame of our own window, may call. */
export function isTrusted(event: SenderLike, contents: unknown, origin: string): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || event.sender !== contents) return false;
  try {
    const url = new URL(frame.url);
    // The URL class gives custom schemes the origin "null", so the parts are compared.
    return `${url.protocol}//${url.host}` === origin;
  } catch {
    return false;
  }
}

/** Registers the channel of dropped files: our own page alone, and never a way to name files by itself. */
export function registerHandOver(
  ipc: Pick<IpcMain, 'handle'>,
  accept: HandedFiles['accept'],
  trusted: (event: IpcMainInvokeEvent) => boolean,
  log: (entry: CallLog) => void,
): void {
  ipc.handle('hand-over', (event, paths: unknown): Result<{ handle: string }> => {
    if (trusted(event)) return accept(paths);
    log({ call: 'foreign', ms: 0, outcome: 'forbidden' });
    return { ok: false, error: { code: 'forbidden', message: 'This page may not call the program.' } };
  });
}

/** Registers the one channel of calls. */
export function registerRouter(
  ipc: Pick<IpcMain, 'handle'>,
  dispatch: Dispatch,
  trusted: (event: IpcMainInvokeEvent) => boolean,
  log: (entry: CallLog) => void,
): void {
  ipc.handle('call', async (event, ...args: unknown[]): Promise<Result<unknown>> => {
    if (!trusted(event)) {
      log({ call: 'foreign', ms: 0, outcome: 'forbidden' });
      return { ok: false, error: { code: 'forbidden', message: 'This page may not call the program.' } };
    }
    const [feature, method, input] = args;
    return dispatch(feature, method, input);
  });
}
