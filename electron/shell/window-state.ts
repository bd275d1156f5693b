import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Rectangle } from 'electron';

/** What the desktop remembers between starts. Coordinates are device-independent pixels. */
export interface WindowState {
  readonly bounds?: Rectangle;
  readonly maximized: boolean;
  /** The language the page last showed, for the dialogs that come before there is a page. */
  readonly language?: string;
  /** Where this PC's scanner puts its files. */
  readonly scanFolder?: string;
}

export const DEFAULT_SIZE = { width: 1366, height: 768 };
export const MINIMUM_SIZE = { width: 1180, height: 700 };
/** A window counts as reachable when at least this much of it lies on a screen. */
const REACHABLE = { width: 120, height: 40 };

/** Reads the remembered state; anything missing, torn or out of range is left out, never an error. */
export function readWindowState(file: string): WindowState {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { maximized: false };
  }
  if (typeof value !== 'object' || value === null) return { maximized: false };
  const bounds = 'bounds' in value ? asRectangle(value.bounds) : undefined;
  const language = 'language' in value && typeof value.language === 'string' ? value.language.slice(0, 35) : undefined;
  const scanFolder = 'scanFolder' in value && isFolder(value.scanFolder) ? value.scanFolder : undefined;
  return {
    maximized: 'maximized' in value && value.maximized === true,
    ...(bounds ? { bounds } : {}),
    ...(language === undefined ? {} : { language }),
    ...(scanFolder === undefined ? {} : { scanFolder }),
  };
}

export function writeWindowState(file: string, state: WindowState): void {
  writeThrough(file, JSON.stringify(state));
}

/** Writes beside the old file, forces it to disk, then takes its place: a power cut leaves the old state or the new. */
export function writeThrough(file: string, text: string): void {
  const beside = `${file}.part`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}

/** Where to open the window: as remembered when that is still on a screen, else the default size, placed by the system. */
export function placeWindow(
  state: WindowState,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & typeof DEFAULT_SIZE {
  const { bounds } = state;
  if (!bounds || !workAreas.some((area) => reaches(bounds, area))) return { ...DEFAULT_SIZE };
  return {
    ...bounds,
    width: Math.max(bounds.width, MINIMUM_SIZE.width),
    height: Math.max(bounds.height, MINIMUM_SIZE.height),
  };
}

function reaches(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  // the title bar must be reachable, not just the foot of the window
  return width >= REACHABLE.width && height >= REACHABLE.height && bounds.y >= area.y - REACHABLE.height / 2;
}

function asRectangle(value: unknown): Rectangle | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { x, y, width, height } = value as Partial<Record<keyof Rectangle, unknown>>;
  const whole = (n: unknown): n is number => Number.isInteger(n) && Math.abs(Number(n)) < 100_000;
  if (!whole(x) || !whole(y) || !whole(width) || !whole(height) || width < 1 || height < 1) return undefined;
  return { x, y, width, height };
}

function isFolder(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 1000 && path.isAbsolute(value);
}
