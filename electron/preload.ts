import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { AppEvent, Bridge } from '#shared/contract/define.ts';

const bridge: Bridge = {
  call: (feature, method, input) => ipcRenderer.invoke('call', feature, method, input),
  onEvent: (listener) => {
    const forward = (_event: IpcRendererEvent, event: AppEvent): void => listener(event);
    ipcRenderer.on('event', forward);
    return () => ipcRenderer.removeListener('event', forward);
  },
};
contextBridge.exposeInMainWorld('claimwright', bridge);
