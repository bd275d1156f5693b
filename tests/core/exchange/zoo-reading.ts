import { expect } from 'vitest';
import { previewSheet } from '#core/exchange/preview-sheet.ts';
import { readBytes } from '#core/exchange/reading/read-bytes.ts';
import { defaultLimits } from '#core/exchange/reading/reading-request.ts';
import { clientSheet } from '#core/modules/clients/clients.sheet.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { SheetPreview } from '#shared/exchange/sheet-preview.ts';
import type { WorkbookReading } from '#shared/exchange/workbook-content.ts';
import rulesZh from '#shared/locales/zh-CN/rules-exchange.json' with { type: 'json' };
import wordsEn from '../../../renderer/locales/en-US/exchange.json' with { type: 'json' };
import wordsZh from '../../../renderer/locales/zh-CN/exchange.json' with { type: 'json' };
import { contentOf, workbookOf } from './workbook-makers.ts';

export type Rows = readonly (readonly unknown[])[];

/** In the test's own process, without its limits. */
export function read(bytes: Uint8Array, fileName: string): WorkbookReading {
  return readBytes({ bytes, fileName, sha256: '', limits: defaultLimits }, () => {});
}

/** What a clerk is shown of a file. */
export function seen(
  file: Uint8Array | Rows,
  definition: SheetDefinition = clientSheet,
  fileName = '客户.xlsx',
): SheetPreview {
  const bytes = file instanceof Uint8Array ? file : workbookOf(file);
  const preview = previewSheet(contentOf(read(bytes, fileName)), definition);
  // Whatever is said of a file, there is a sentence for it in both languages.
  for (const { reason } of preview.notes) {
    expect(wordsZh.notes).toHaveProperty(reason);
    expect(wordsEn.notes).toHaveProperty(reason);
  }
  for (const { reason } of preview.refused) expect({ ...wordsZh.reasons, ...rulesZh }).toHaveProperty(reason);
  return preview;
}

/** Which column became what, by its header. */
export function mapping(preview: SheetPreview): Readonly<Record<string, string>> {
  return Object.fromEntries(
    preview.columns.flatMap(({ header, target }) => (target === null ? [] : [[header.replace('\n', ' '), target]])),
  );
}
