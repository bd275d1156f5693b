/// <reference types="vite/client" />
import type { DesktopLink, OfficeLink } from '#shared/ipc/office-link.ts';

declare global {
  interface Window {
    readonly office: OfficeLink;
    /** Missing where the window runs outside the desktop (pictures and tests). */
    readonly desktop?: DesktopLink;
  }
}
