import { app } from 'electron';
import { join } from 'node:path';

/** Name and version of the runtime in use. A stand-in for tests on closed networks says that it is one. */
export function runtimeName(): string {
  const name = `Electron ${process.versions.electron}`;
  return process.env['CLAIMWRIGHT_RUNTIME'] === 'fallback' ? `${name} (for tests only)` : name;
}

/** Sets the folder of the practice's data before anything reads it. */
export function chooseHome(): void {
  const home = process.env['CLAIMWRIGHT_HOME'];
  app.setName('Claimwright');
  app.setPath('userData', home ? home : join(app.getPath('appData'), 'Claimwright'));
}

/** A variable that tests set; a packaged program ignores it, so that nobody can steer it from outside. */
export function testVariable(name: string): string | undefined {
  return app.isPackaged ? undefined : process.env[name] || undefined;
}
