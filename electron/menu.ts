import { Menu, type MenuItemConstructorOptions } from 'electron';

export type MenuOptions = {
  readonly mac: boolean;
  /** Reloading and the developer tools are for development; a packaged program has neither. */
  readonly packaged: boolean;
  readonly command: (command: string) => void;
};

type Items = MenuItemConstructorOptions[];

/** Installs the menu of the platform. Items of our own send a command to the page. */
export function installMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** The menu as data. */
export function menuTemplate({ mac, packaged, command }: MenuOptions): Items {
  const item = (label: string, accelerator: string | null, name: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === null ? {} : { accelerator }),
    click: () => command(name),
  });
  const settings = item('Settings…', 'CmdOrCtrl+,', 'settings');
  const lock = item('Lock', 'CmdOrCtrl+L', 'lock');
  const about = item('About Claimwright', null, 'about');
  const rule: MenuItemConstructorOptions = { type: 'separator' };

  const appMenu: MenuItemConstructorOptions = {
    label: 'Claimwright',
    submenu: [
      about,
      rule,
      settings,
      lock,
      rule,
      { role: 'services' },
      rule,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      rule,
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: mac ? [{ role: 'close' }] : [settings, lock, rule, { role: 'quit' }],
  };
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      rule,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
  const development: Items = [rule, { role: 'reload' }, { role: 'toggleDevTools' }];
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      item('Go to anything…', 'CmdOrCtrl+K', 'palette'),
      rule,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      rule,
      { role: 'togglefullscreen' },
      ...(packaged ? [] : development),
    ],
  };
  const windowMenu: MenuItemConstructorOptions = {
    label: 'Window',
    submenu: mac
      ? [{ role: 'minimize' }, { role: 'zoom' }, rule, { role: 'front' }]
      : [{ role: 'minimize' }, { role: 'close' }],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: 'Help',
    submenu: [item('Keyboard shortcuts', 'CmdOrCtrl+/', 'shortcuts'), ...(mac ? [] : [rule, about])],
  };
  return [...(mac ? [appMenu] : []), file, edit, view, windowMenu, help];
}
