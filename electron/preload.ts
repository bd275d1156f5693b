import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { DesktopLink, OfficeEvent, OfficeLink } from '#shared/ipc/office-link.ts';

/** Passes what arrives on `channel` to `listener`; the returned function ends it. The event object stays here. */
function listen<T>(channel: string, listener: (value: T) => void): () => void {
  const pass = (_event: IpcRendererEvent, value: T): void => listener(value);
  ipcRenderer.on(channel, pass);
  return () => void ipcRenderer.off(channel, pass);
}

const office: OfficeLink = {
  call: (call) => ipcRenderer.invoke('office', 'call', call),
  cancel: (requestId) => void ipcRenderer.invoke('office', 'cancel', requestId),
  onEvent: (listener) => listen<OfficeEvent>('office-event', listener),
};

const desktop: DesktopLink = {
  platform: process.platform,
  pickFile: (filter) => ipcRenderer.invoke('desktop', 'pick-file', filter),
  scans: (choose) => ipcRenderer.invoke('desktop', 'scans', choose),
  readScan: (name) => ipcRenderer.invoke('desktop', 'read-scan', name),
  saveFile: (file) => ipcRenderer.invoke('desktop', 'save-file', file),
  savePdf: (job) => ipcRenderer.invoke('desktop', 'save-pdf', job),
  pickFolder: () => ipcRenderer.invoke('desktop', 'pick-folder'),
  pickBackup: () => ipcRenderer.invoke('desktop', 'pick-backup'),
  backupPlan: () => ipcRenderer.invoke('desktop', 'backup-plan'),
  setBackupPlan: (plan) => ipcRenderer.invoke('desktop', 'set-backup-plan', plan),
  offices: () => ipcRenderer.invoke('desktop', 'offices'),
  openOffice: (which) => ipcRenderer.invoke('desktop', 'open-office', which),
  deleteSample: () => ipcRenderer.invoke('desktop', 'delete-sample'),
  openSaved: (path, what) => ipcRenderer.invoke('desktop', 'open-saved', { path, what }),
  print: (job, printer) => ipcRenderer.invoke('desktop', 'print', { ...job, printer }),
  printers: () => ipcRenderer.invoke('desktop', 'printers'),
  windowAction: (action) => ipcRenderer.invoke('desktop', 'window-action', action),
  onMaximized(listener) {
    // the state now, then every change: a page that comes late still draws the right button
    void ipcRenderer.invoke('desktop', 'is-maximized').then(listener);
    return listen<boolean>('maximized', listener);
  },
};

contextBridge.exposeInMainWorld('office', office);
contextBridge.exposeInMainWorld('desktop', desktop);

// The desktop's own dialogs speak the page's language, also at the next start, before there is a page.
function tellLanguage(): void {
  const tag = document.documentElement.lang;
  if (tag !== '') void ipcRenderer.invoke('desktop', 'language', tag);
}

window.addEventListener('DOMContentLoaded', () => {
  tellLanguage();
  new MutationObserver(tellLanguage).observe(document.documentElement, { attributeFilter: ['lang'] });
});
