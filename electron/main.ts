import {
  app,
  type BrowserWindow,
  clipboard,
  ipcMain,
  powerMonitor,
  shell,
  type IpcMainInvokeEvent,
} from 'electron';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AppEvent } from '#shared/contract/define.ts';
import { contract } from '#shared/contract/index.ts';
import { compose } from '#electron/compose.ts';
import { createDialogs } from '#electron/export/dialogs.ts';
import { printPdf } from '#electron/export/print.ts';
import { createDispatcher } from '#electron/ipc/dispatch.ts';
import { createHandedFiles } from '#electron/ipc/handed-files.ts';
import { isTrusted, registerHandOver, registerRouter } from '#electron/ipc/router.ts';
import { installMenu } from '#electron/menu.ts';
import type { Platform } from '#electron/platform.ts';
import { runtimeName, testVariable, chooseHome } from '#electron/runtime/environment.ts';
import { openLog } from '#electron/runtime/log.ts';
import {
  declareScheme,
  lockNavigation,
  openWindow,
  pageOrigin,
  pagesFolder,
  secureSession,
} from '#electron/window.ts';

const IDLE_CHECK_MS = 10_000;

let window: BrowserWindow | null = null;

chooseHome();
// The administrator account on Linux can only run without the sandbox; asking for both ends the process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
declareScheme();
app.on('web-contents-created', (_event, contents) => lockNavigation(contents));

// Two programs on one practice file would lock each other out: the second start shows the first.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showWindow);
  app.whenReady().then(start).catch(stop);
} else {
  app.quit();
}

function start(): void {
  const development = testVariable('ELECTRON_RENDERER_URL');
  const userDataDir = app.getPath('userData');
  const now = (): Date => new Date();
  const log = openLog(join(userDataDir, 'logs'), now);
  log({ event: 'start', version: app.getVersion(), runtime: runtimeName(), packaged: app.isPackaged });

  secureSession(pagesFolder(import.meta.dirname), development);
  const handed = createHandedFiles(randomUUID);
  const platform: Platform = {
    userDataDir,
    appVersion: app.getVersion(),
    runtime: runtimeName(),
    now,
    dialogs: createDialogs(mainWindow, testVariable('CLAIMWRIGHT_DIALOG_QUEUE')),
    takeHanded: handed.take,
    showInFolder: (path) => shell.showItemInFolder(path),
    print: (pdf, title) => printPdf(pdf, title, mainWindow(), testVariable('CLAIMWRIGHT_PRINT_TO')),
    copyText: (text) => {
      // Some versions of Electron answer with a promise; nobody waits for it.
      void clipboard.writeText(text);
    },
    emit,
    systemIdleSeconds: () => powerMonitor.getSystemIdleTime(),
  };
  const application = compose(platform);
  const dispatch = createDispatcher(contract, application.handlers, application.authorize, log, {
    contextFor: application.contextFor,
    ready: application.ready,
    checkOutput: !app.isPackaged,
    ...(app.isPackaged ? {} : { onUnexpected: (error: unknown) => console.error(error) }),
  });
  const origin = pageOrigin(development);
  const trusted = (event: IpcMainInvokeEvent): boolean => isTrusted(event, window?.webContents, origin);
  registerRouter(ipcMain, dispatch, trusted, log);
  registerHandOver(ipcMain, handed.accept, trusted, log);
  installMenu({
    mac: process.platform === 'darwin',
    packaged: app.isPackaged,
    command: (command) => emit({ type: 'command', command }),
  });

  const idleTimer = setInterval(() => application.onIdle(powerMonitor.getSystemIdleTime()), IDLE_CHECK_MS);
  powerMonitor.on('lock-screen', () => application.onIdle(Infinity));
  powerMonitor.on('suspend', () => application.onIdle(Infinity));

  const open = (): void => {
    window = openWindow({
      statePath: join(userDataDir, 'window.json'),
      preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      development,
    });
    window.on('closed', () => {
      window = null;
    });
  };
  app.on('activate', () => (window ? showWindow() : open()));
  app.on('window-all-closed', () => {
    if (process.platform === 'darwin') application.onIdle(Infinity);
    else app.quit();
  });
  let disposed = false;
  app.on('will-quit', (event) => {
    clearInterval(idleTimer);
    if (disposed) return;
    event.preventDefault();
    disposed = true;
    // The practice file is closed in order before the process ends. Quitting again has to wait until
    // this event is over: before that Electron takes it for the quit that was just put off.
    Promise.resolve(application.dispose()).then(
      () => setImmediate(() => app.quit()),
      () => app.exit(1),
    );
  });
  open();
}

function stop(error: unknown): void {
  // Before the window there is nobody to tell but the terminal; the name alone holds no personal data.
  console.error('Claimwright could not start:', error instanceof Error ? error.name : 'unknown error');
  if (!app.isPackaged) console.error(error);
  app.exit(1);
}

function mainWindow(): BrowserWindow {
  if (!window) throw new Error('The window is closed.');
  return window;
}

function showWindow(): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function emit(event: AppEvent): void {
  if (window && !window.isDestroyed()) window.webContents.send('event', event);
}
