import type { BackupPlan } from '#shared/backup/backup-plan.ts';
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

/** The `requestId` of progress while the sample office is made: no call asked for it. */
export const SAMPLE_PROGRESS = 'sample-office';

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

/** A file of the scan folder; `scannedAt` in epoch milliseconds UTC. */
export interface Scan {
  readonly name: string;
  readonly bytes: number;
  readonly scannedAt: number;
}

/** 扫描文件夹: where this PC's scanner puts its files; its newest first. `reachable` is false while it cannot be read. */
export interface ScanFolder {
  readonly folder: string;
  readonly reachable: boolean;
  readonly scans: readonly Scan[];
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
  /** The scan folder of this PC; `choose` asks the person for one first. Undefined while none is chosen. */
  scans(choose: boolean): Promise<ScanFolder | undefined>;
  /** Reads one scan of that folder by its name; the file itself stays where and as it is. */
  readScan(name: string): Promise<PickedFile | undefined>;
  saveFile(file: FileToSave): Promise<{ readonly path: string } | undefined>;
  /** Lays the sheets out, runs the overflow guard, and saves a PDF where the person chooses. */
  savePdf(job: SheetsToPrint): Promise<{ readonly path: string } | undefined>;
  /** Opens the system's print dialog for the sheets, with that printer chosen where one is named (`PrinterOnPc.name`). */
  print(job: SheetsToPrint, printer?: string): Promise<{ readonly printed: boolean; readonly reason?: string }>;
  /** The printers this PC knows; none where its system tells none. */
  printers(): Promise<readonly PrinterOnPc[]>;
  /** A folder on this PC or its network. */
  pickFolder(): Promise<string | undefined>;
  /** A backup to restore or to test; only its path, however large it is. */
  pickBackup(): Promise<string | undefined>;
  backupPlan(): Promise<BackupPlan>;
  /** Keeps the plan of this PC. False when it could not be written. */
  setBackupPlan(plan: BackupPlan): Promise<boolean>;
  /** Which office this window shows, and whether there is a sample beside it. */
  offices(): Promise<{ readonly open: 'own' | 'sample'; readonly sampleExists: boolean }>;
  /**
   * Closes the office and opens another: the own one, the sample (made the first time, told as progress of
   * `SAMPLE_PROGRESS`), or the one just restored. False when it could not be opened.
   */
  openOffice(which: 'own' | 'sample' | 'restored'): Promise<boolean>;
  /** Removes the sample office; only while another one is open. */
  deleteSample(): Promise<boolean>;
  /** Opens a file this window saved since it was opened, or its folder; false when it saved no such file or it is gone. */
  openSaved(path: string, what: 'file' | 'folder'): Promise<boolean>;
  windowAction(action: 'minimize' | 'toggle-maximize' | 'close' | 'toggle-devtools'): Promise<void>;
  onMaximized(listener: (maximized: boolean) => void): () => void;
}
