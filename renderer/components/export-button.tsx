import { Button } from 'antd';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type AnyFailure, useOfficeCommand, useOfficeQuery } from '#renderer/app/use-office.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';

export interface ExportRun {
  /** False where this list cannot be exported by this person. */
  readonly offered: boolean;
  readonly busy: boolean;
  readonly failure: AnyFailure | undefined;
  /** Where the last file went and how many rows it holds. */
  readonly saved: { readonly path: string; readonly rows: number } | undefined;
  readonly run: () => void;
}

/**
 * Exports a list under the filter and in the order on screen, with the columns given or all, to a workbook, and asks where
 * to keep it. The office logs who, what and how many.
 */
export function useExport(list: string, filter: unknown, columns: readonly string[] = []): ExportRun {
  const { language } = useAppearance();
  const may = useMay();
  const kinds = useOfficeQuery('exchange.kinds', {});
  const command = useOfficeCommand('exchange.export');
  const [saved, setSaved] = useState<ExportRun['saved']>();
  async function run(): Promise<void> {
    setSaved(undefined);
    const reply = await command.run({
      list,
      filter,
      format: 'xlsx',
      language,
      ...(columns.length > 0 && { columns: [...columns] }),
    });
    if (!reply.ok) return;
    const { fileName, contentBase64, rows } = reply.value;
    const kept = await window.desktop?.saveFile({ suggestedName: fileName, contentBase64 });
    if (kept !== undefined) setSaved({ path: kept.path, rows });
  }
  const known = kinds.data?.exports.find((one) => one.list === list);
  return {
    offered: known !== undefined && may('exchange.export') && may(known.permission),
    busy: command.busy,
    failure: command.failure,
    saved,
    run: () => void run(),
  };
}

/** Ctrl E and its button; nothing where the list cannot go out. */
export function ExportButton({ exported, label }: { readonly exported: ExportRun; readonly label?: string }) {
  const { t } = useTranslation('forms');
  const words = label ?? t('export');
  useKeys([
    {
      chord: 'Ctrl+E',
      ...(exported.offered ? { label: words } : {}),
      disabled: !exported.offered,
      run: exported.run,
    },
  ]);
  if (!exported.offered) return undefined;
  return (
    <Button icon={<FileSpreadsheet size={13} aria-hidden />} loading={exported.busy} onClick={exported.run}>
      {words}
      <Kbd chord="Ctrl+E" />
    </Button>
  );
}

/** One line under the header: where the file went, or why it did not. */
export function ExportNote({ exported }: { readonly exported: ExportRun }) {
  const { t } = useTranslation('forms');
  if (exported.failure === undefined && exported.saved === undefined) return undefined;
  return (
    <div style={{ padding: '0 14px 6px' }}>
      <FailureNote failure={exported.failure} />
      {exported.saved !== undefined && (
        <Note tone="success" title={t('exported', { ...exported.saved, count: exported.saved.rows })} />
      )}
    </div>
  );
}
