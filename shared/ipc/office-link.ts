import type { Reply } from '#shared/kernel/failure.ts';

/** One call on the single channel `office`. `requestId` makes a retried command take effect once. */
export interface OfficeCall {
  readonly requestId: string;
  readonly name: string;
  readonly input: unknown;
}

/** What the office says without being asked: after a commit, and while long work runs. */
export type OfficeEvent =
  | { readonly type: 'changed'; readonly modules: readonly string[] }
  | {
      readonly type: 'progress';
      readonly requestId: string;
      /** A key of the locale's `progress` sentences. */
      readonly step: string;
      readonly done: number;
      readonly total: number;
    }
  /** The office's own process ended and is being started again (every session is over: sign in anew), is back, or stays down. */
  | { readonly type: 'availability'; readonly state: 'restarting' | 'ready' | 'stopped' };

/** The office as the window sees it: put on `window.office` by the preload. */
export interface OfficeLink {
  call(call: OfficeCall): Promise<Reply<unknown>>;
  cancel(requestId: string): void;
  onEvent(listener: (event: OfficeEvent) => void): () => void;
}

export interface PickedFile {
  readonly name: string;
  readonly contentBase64: string;
}

export interface FileToSave {
  readonly suggestedName: string;
  readonly contentBase64: string;
}

/** A print document as rendered by the office: exact sheets as HTML, size in millimetres. */
export interface SheetsToPrint {
  readonly title: string;
  readonly html: string;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly sheets: number;
}

/** A printer of this PC: `name` as the system knows it, `shown` as people do. */
export interface PrinterOnPc {
  readonly name: string;
  readonly shown: string;
}

/** What only the desktop can do: put on `window.desktop` by the preload. Undefined when the person cancelled. */
export interface DesktopLink {
  readonly platform: string;
  pickFile(filter: 'workbook' | 'image' | 'any'): Promise<PickedFile | undefined>;
  saveFile(file: FileToSave): Promise<{ readonly path: string } | undefined>;
  /** Lays the sheets out, runs the overflow guard, and saves a PDF where the person chooses. */
  savePdf(job: SheetsToPrint): Promise<{ readonly path: string } | undefined>;
  /** Opens the system's print dialog for the sheets, with that printer chosen where one is named (`PrinterOnPc.name`). */
  print(job: SheetsToPrint, printer?: string): Promise<{ readonly printed: boolean; readonly reason?: string }>;
  /** The printers this PC knows; none where its system tells none. */
  printers(): Promise<readonly PrinterOnPc[]>;
  windowAction(action: 'minimize' | 'toggle-maximize' | 'close' | 'toggle-devtools'): Promise<void>;
  onMaximized(listener: (maximized: boolean) => void): () => void;
}
