import type { Output } from '#shared/ipc/contract.ts';

const KIBIBYTE = 1024;
const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** `12.4 MB`: one decimal from a kilobyte on. */
export function shownBytes(bytes: number): string {
  const step = bytes < KIBIBYTE ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(KIBIBYTE)));
  const value = bytes / KIBIBYTE ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${UNITS[step] ?? 'B'}`;
}

/** What helps to help: versions, sizes and counts. Neither the folder, which may bear a person's name, nor any content. */
export function diagnosticsOf(about: Output<'settings.about'>, browser: string): string {
  const { directory: _directory, records, ...facts } = about;
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  return [...lines, ...records.map(({ kind, count }) => `${kind}: ${count}`), `window: ${browser}`].join('\n');
}
