import { BrowserWindow, protocol, screen, session, type Session, type WebContents } from 'electron';
import { join } from 'node:path';
import {
  CONTENT_SECURITY_POLICY,
  ORIGIN,
  SCHEME,
  isLocal,
  readPageFile,
  type PageFile,
} from '#electron/runtime/page-files.ts';
import {
  MINIMUM_SIZE,
  placeWindow,
  readWindowState,
  writeWindowState,
  type WindowState,
} from '#electron/runtime/window-state.ts';

/** Files that exist in memory only while something is printed, by path: they are never written to disk. */
export const memoryFiles = new Map<string, PageFile>();

/** Must run before the application is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves our pages and closes every other door of the session: network, permissions, devices, downloads. */
export function secureSession(pages: string, development: string | undefined): Session {
  const ours = session.defaultSession;
  ours.protocol.handle(SCHEME, async (request) => {
    const held = memoryFiles.get(new URL(request.url).pathname);
    const file = held ?? (await readPageFile(pages, request.url));
    return new Response(file.body, {
      status: file.status,
      headers: {
        'content-type': file.type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  });
  ours.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocal(details.url, development) });
  });
  ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.on('will-download', (event) => event.preventDefault());
  ours.setSpellCheckerEnabled(false);
  return ours;
}

/** No page leaves our origin, opens another window, or holds a web view. */
export function lockNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

export type WindowOptions = {
  readonly statePath: string;
  readonly preload: string;
  /** Address of the development server, when there is one. */
  readonly development: string | undefined;
};

/** Opens the one window at its remembered place. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const remembered = readWindowState(options.statePath);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const place = placeWindow(
    remembered,
    [primary, ...others].map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...place,
    minWidth: Math.min(MINIMUM_SIZE.width, place.width),
    minHeight: Math.min(MINIMUM_SIZE.height, place.height),
    title: 'Claimwright',
    show: false,
    backgroundColor: '#f6f7f8',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      disableBlinkFeatures: 'Auxclick',
    },
  });
  if (remembered?.maximised) window.maximize();
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, options.statePath);
  void window.loadURL(options.development ?? `${ORIGIN}/index.html`).catch(() => {
    // A closed window aborts its load; a page that cannot be loaded shows itself blank.
  });
  return window;
}

/** The origin that calls must come from. */
export function pageOrigin(development: string | undefined): string {
  if (development === undefined) return ORIGIN;
  const url = new URL(development);
  return `${url.protocol}//${url.host}`;
}

/** Where the page of a window stands in the build: beside `out/main`. */
export function pagesFolder(mainFolder: string): string {
  return join(mainFolder, '..', 'renderer');
}

function rememberPlace(window: BrowserWindow, path: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    const { x, y, width, height } = window.getNormalBounds();
    const state: WindowState = { x, y, width, height, maximised: window.isMaximized() };
    writeWindowState(path, state);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', save);
}
