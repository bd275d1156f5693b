import type { DesktopLink, FileToSave, SheetsToPrint } from '#shared/ipc/office-link.ts';
import type { BackupPlan } from '#shared/backup/backup-plan.ts';
import { readSentPlan } from './backup-plan.ts';
import { PICK_KINDS, type PickKind } from './pick-file.ts';

type WindowAction = Parameters<DesktopLink['windowAction']>[0];
const WINDOW_ACTIONS: readonly WindowAction[] = ['minimize', 'toggle-maximize', 'close', 'toggle-devtools'];

export type OfficeChoice = Parameters<DesktopLink['openOffice']>[0];
const OFFICE_CHOICES: readonly OfficeChoice[] = ['own', 'sample', 'restored'];

/** What the page may ask of the desktop, once read and found well-formed. */
export type DesktopRequest =
  | { readonly verb: 'pick-file'; readonly kind: PickKind }
  | { readonly verb: 'scans'; readonly choose: boolean }
  | { readonly verb: 'read-scan'; readonly name: string }
  | { readonly verb: 'save-file'; readonly file: FileToSave }
  | { readonly verb: 'save-pdf'; readonly job: SheetsToPrint }
  | { readonly verb: 'print'; readonly job: SheetsToPrint; readonly printer?: string }
  | { readonly verb: 'printers' }
  | { readonly verb: 'open-saved'; readonly path: string; readonly what: 'file' | 'folder' }
  | { readonly verb: 'window-action'; readonly action: WindowAction }
  | { readonly verb: 'pick-folder' | 'pick-backup' | 'is-maximized' }
  | { readonly verb: 'backup-plan' | 'offices' | 'delete-sample' }
  | { readonly verb: 'set-backup-plan'; readonly plan: BackupPlan }
  | { readonly verb: 'open-office'; readonly which: OfficeChoice }
  | { readonly verb: 'language'; readonly tag: string };

/** Bounds of a job: 200 MB of base64, 64 MB of HTML, paper from a label to A0, and a run of sheets no printer refuses. */
const LONGEST_BASE64 = 200 * 1024 * 1024;
const LONGEST_HTML = 64 * 1024 * 1024;
const PAPER_MM = { least: 20, most: 1200 };
const MOST_SHEETS = 2000;

/** Reads what arrived on the channel `desktop`; undefined when it is not a request of ours. */
export function readDesktopRequest(verb: unknown, payload: unknown): DesktopRequest | undefined {
  switch (verb) {
    case 'pick-file': {
      const kind = PICK_KINDS.find((known) => known === payload);
      return kind && { verb, kind };
    }
    case 'window-action': {
      const action = WINDOW_ACTIONS.find((known) => known === payload);
      return action && { verb, action };
    }
    case 'is-maximized':
    case 'pick-folder':
    case 'pick-backup':
    case 'backup-plan':
    case 'offices':
    case 'delete-sample':
    case 'printers':
      return { verb };
    case 'set-backup-plan': {
      const plan = readSentPlan(payload);
      return plan && { verb, plan };
    }
    case 'open-office': {
      const which = OFFICE_CHOICES.find((known) => known === payload);
      return which && { verb, which };
    }
    case 'language':
      return isText(payload, 35) ? { verb, tag: payload } : undefined;
    case 'scans':
      return typeof payload === 'boolean' ? { verb, choose: payload } : undefined;
    case 'read-scan':
      return isText(payload, 255) ? { verb, name: payload } : undefined;
    case 'save-file':
      return readFile(payload);
    case 'open-saved':
      return readOpening(payload);
    case 'save-pdf': {
      const job = readJob(payload);
      return job && { verb, job };
    }
    case 'print':
      return readPrint(payload);
    default:
      return undefined;
  }
}

function readPrint(payload: unknown): DesktopRequest | undefined {
  const job = readJob(payload);
  const { printer } = (payload ?? {}) as { readonly printer?: unknown };
  if (!job || (printer !== undefined && !isText(printer, 1000))) return undefined;
  return { verb: 'print', job, ...(printer !== undefined && printer !== '' && { printer }) };
}

function readFile(payload: unknown): DesktopRequest | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const { suggestedName, contentBase64 } = payload as Partial<Record<keyof FileToSave, unknown>>;
  if (!isText(suggestedName, 1000) || !isText(contentBase64, LONGEST_BASE64)) return undefined;
  return { verb: 'save-file', file: { suggestedName, contentBase64 } };
}

function readOpening(payload: unknown): DesktopRequest | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const { path, what } = payload as Readonly<Record<string, unknown>>;
  if (!isText(path, 1000) || (what !== 'file' && what !== 'folder')) return undefined;
  return { verb: 'open-saved', path, what };
}

function readJob(payload: unknown): SheetsToPrint | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const { title, html, widthMm, heightMm, sheets } = payload as Partial<Record<keyof SheetsToPrint, unknown>>;
  if (!isText(title, 1000) || !isText(html, LONGEST_HTML) || html === '') return undefined;
  if (!isPaperEdge(widthMm) || !isPaperEdge(heightMm)) return undefined;
  if (typeof sheets !== 'number' || !Number.isInteger(sheets) || sheets < 1 || sheets > MOST_SHEETS) return undefined;
  return { title, html, widthMm, heightMm, sheets };
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isPaperEdge(value: unknown): value is number {
  return typeof value === 'number' && value >= PAPER_MM.least && value <= PAPER_MM.most;
}
