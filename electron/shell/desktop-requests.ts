import type { DesktopLink, FileToSave, SheetsToPrint } from '#shared/ipc/office-link.ts';
import { PICK_KINDS, type PickKind } from './pick-file.ts';

type WindowAction = Parameters<DesktopLink['windowAction']>[0];
const WINDOW_ACTIONS: readonly WindowAction[] = ['minimize', 'toggle-maximize', 'close', 'toggle-devtools'];

/** What the page may ask of the desktop, once read and found well-formed. */
export type DesktopRequest =
  | { readonly verb: 'pick-file'; readonly kind: PickKind }
  | { readonly verb: 'save-file'; readonly file: FileToSave }
  | { readonly verb: 'save-pdf'; readonly job: SheetsToPrint }
  | { readonly verb: 'print'; readonly job: SheetsToPrint; readonly printer?: string }
  | { readonly verb: 'printers' }
  | { readonly verb: 'window-action'; readonly action: WindowAction }
  | { readonly verb: 'is-maximized' }
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
    case 'printers':
      return { verb };
    case 'language':
      return isText(payload, 35) ? { verb, tag: payload } : undefined;
    case 'save-file':
      return readFile(payload);
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
