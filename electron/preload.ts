import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { AppEvent, Bridge } from '#shared/contract/define.ts';

const bridge: Bridge = {
  call: (feature, method, input) => ipcRenderer.invoke('call', feature, method, input),
  handOver: (files) => ipcRenderer.invoke('hand-over', files.map(placeOf)),
  onEvent: (listener) => {
    const forward = (_event: IpcRendererEvent, event: AppEvent): void => listener(event);
    ipcRenderer.on('event', forward);
    return () => ipcRenderer.removeListener('event', forward);
  },
};

/**
 * Where a file is, empty for what is no file of the disk. Both ways ask the runtime, which knows files that a
 * person gave; a page can make `File` objects, but none with a place. Runtimes before 29 have the older way only.
 */
function placeOf(file: object): string {
  try {
    const older = Object.getOwnPropertyDescriptor(File.prototype, 'path')?.get;
    const place: unknown = (webUtils as typeof webUtils | undefined)
      ? webUtils.getPathForFile(file as File)
      : older?.call(file);
    return typeof place === 'string' ? place : '';
  } catch {
    return '';
  }
}

contextBridge.exposeInMainWorld('claimwright', bridge);
