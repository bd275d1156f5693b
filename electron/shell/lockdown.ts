import type { App, IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { PAGE_ORIGIN, PAGE_URL } from './content-policy.ts';

export type Refusal = (what: 'navigation' | 'window' | 'webview' | 'permission' | 'sender', detail: string) => void;

/** Denies, for every page that will ever exist here, what an office page never needs. Each refusal is told to `refused`. */
export function lockDownPages(app: App, refused: Refusal): void {
  app.on('web-contents-created', (_event, contents) => lockDownPage(contents, refused));
}

function lockDownPage(contents: WebContents, refused: Refusal): void {
  contents.setWindowOpenHandler(({ url }) => {
    refused('window', originOf(url));
    return { action: 'deny' };
  });
  contents.on('will-navigate', (details) => {
    // the page may only load itself anew
    if (details.url === PAGE_URL && contents.getURL() === PAGE_URL) return;
    details.preventDefault();
    refused('navigation', originOf(details.url));
  });
  contents.on('will-frame-navigate', (details) => {
    if (details.isMainFrame) return;
    details.preventDefault();
    refused('navigation', originOf(details.url));
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    refused('webview', '');
  });
}

/** Camera, microphone, location, notifications, USB …: no page here gets any of them. */
export function lockDownSession(session: Session, refused: Refusal): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    refused('permission', permission);
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** True for the top frame of `page` showing our own origin: the only place the bridge listens to. */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  page: WebContents | undefined,
): boolean {
  const frame = event.senderFrame;
  return page !== undefined && event.sender === page && frame?.parent === null && originOf(frame.url) === PAGE_ORIGIN;
}

/** Scheme and host only: a path may hold what a person typed, and refusals go to the log. */
function originOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.protocol}//${parsed.host}` : 'unreadable address';
}
