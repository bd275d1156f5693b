import type { WorkbookContent, WorkbookReading } from '#shared/exchange/workbook-content.ts';
import { previewRemembered } from '../preview-sheet.ts';
import { packRows } from '../sheet-rows.ts';
import { readBytes } from './read-bytes.ts';
import type { ReadingMessage, ReadingRequest, SheetReading, SheetRequest } from './reading-request.ts';

/** Reads a file in this very process: all that stands in it, or one sheet as the kind asked for, whose rows are sent ahead. */
export function readAsAsked(
  request: ReadingRequest,
  answer: (message: ReadingMessage) => void,
): WorkbookReading | SheetReading {
  const reading = readBytes(request, (progress) => answer({ type: 'progress', progress }));
  return reading.ok && request.sheet ? previewed(reading.content, request.sheet, answer) : reading;
}

function previewed(
  content: WorkbookContent,
  { definition, choices, remembered, others }: SheetRequest,
  answer: (message: ReadingMessage) => void,
): SheetReading {
  const { rows, ...preview } = previewRemembered(content, definition, choices, remembered, others);
  const cells = rows[0]?.cells ?? {};
  for (const packed of packRows(rows, cells)) answer({ type: 'rows', ...packed });
  const { fileName, sha256, format } = content;
  return { ok: true, file: { fileName, sha256, format }, preview, cells };
}
