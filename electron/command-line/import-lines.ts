import type { ImportPreview } from '#shared/exchange/exchange.contract.ts';
import { type Language, ruleSentence } from '#shared/locales/sentences.ts';
import { noteLines } from './import-notes.ts';
import { tableLines } from './output.ts';

/** A preview in words: where the header is, what each column becomes, how many rows are taken. */
export function previewLines(preview: ImportPreview, language: Language): string[] {
  const zh = language === 'zh-CN';
  const { counts, control } = preview;
  const labels = new Map(preview.targets.map(({ key, label }) => [key, zh ? label.zh : label.en]));
  const rows = preview.columns.map(({ letter, header, target, confidence }) => [
    `  ${letter}`,
    header.replaceAll(/\s+/g, ' '),
    target === null ? (zh ? '（不导入）' : '(not imported)') : `→ ${labels.get(target) ?? target}`,
    confidence === 'likely' ? (zh ? '请核对' : 'please check') : '',
  ]);
  const header =
    preview.headerRow === preview.headerLastRow ? preview.headerRow : `${preview.headerRow}–${preview.headerLastRow}`;
  const amount = control.amountFen === null ? '' : (control.amountFen / 100).toFixed(2);
  return [
    zh
      ? `${preview.fileName}（${preview.format}），工作表「${preview.sheet}」，表头在第 ${header} 行`
      : `${preview.fileName} (${preview.format}), sheet “${preview.sheet}”, header in row ${header}`,
    ...tableLines(rows),
    zh
      ? `共 ${counts.inFile} 行：可收 ${counts.accepted}，不收 ${counts.refused}，略过 ${counts.leftOut}；合成 ${counts.records} 条记录`
      : `${counts.inFile} rows: ${counts.accepted} accepted, ${counts.refused} refused, ${counts.leftOut} left out; ${counts.records} records`,
    ...(amount === '' ? [] : [zh ? `金额合计 ${amount} 元` : `Amount in total ${amount} yuan`]),
    ...noteLines(preview, language),
    ...(preview.importedBefore
      ? [
          zh
            ? `· 这份文件已经提交过，见提交单 ${preview.importedBefore.serial}`
            : `· This very file was submitted before, as number ${preview.importedBefore.serial}`,
        ]
      : []),
  ];
}

/** Each refused cell: where it stands, what it looks like, why. */
export function refusedLines(preview: ImportPreview, language: Language): string[] {
  return tableLines(
    preview.refused.map(({ address, shape, reason, details }) => [
      `  ✗ ${address}`,
      shape,
      ruleSentence(language, reason, details),
    ]),
  );
}
