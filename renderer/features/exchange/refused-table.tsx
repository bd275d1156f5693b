import { Button } from 'antd';
import { FileWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useWork } from '#renderer/app/use-work.ts';
import { FailureNote } from '#renderer/components/notices.tsx';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { ImportChoices, ImportPreview } from '#renderer/features/exchange/use-preview.ts';

interface RefusedTableProps {
  readonly preview: ImportPreview;
  readonly choices: ImportChoices;
}

/** What is not accepted, by cell: what stands there, why not, what to do. The rest can be imported all the same. */
export function RefusedTable({ preview, choices }: RefusedTableProps) {
  const { t } = useTranslation('exchange');
  const download = useRefusedRows(choices);
  const { refused, counts } = preview;
  useKeys([
    {
      chord: 'Ctrl+E',
      ...(refused.length > 0 ? { label: t('refused.save') } : {}),
      disabled: refused.length === 0,
      run: download.run,
    },
  ]);
  return (
    <section className="panel refused" aria-label={t('refused.title')}>
      <header>
        <FileWarning size={14} aria-hidden />
        {t('refused.title')}{' '}
        <span className="faint push cut">
          {t(refused.length === 0 ? 'refused.none' : 'refused.fact', { count: counts.refused })}
        </span>
        {refused.length > 0 && (
          <Button size="small" loading={download.busy} onClick={download.run}>
            {t('refused.save')}
          </Button>
        )}
      </header>
      <FailureNote failure={download.failure} />
      {refused.length > 0 && <RefusedCells preview={preview} />}
    </section>
  );
}

/** The cells themselves, each with its place and its reason. */
export function RefusedCells({ preview }: Pick<RefusedTableProps, 'preview'>) {
  const { t } = useTranslation('exchange');
  const { language } = useAppearance();
  const sentenceOf = useRefusalSentence();
  const { refused } = preview;
  const labels = new Map(preview.targets.map(({ key, label }) => [key, language === 'zh-CN' ? label.zh : label.en]));
  if (refused.length === 0) return undefined;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('refused.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th style={{ width: 62 }}>{t('refused.cell')}</th>
            <th style={{ width: '20%' }}>{t('refused.value')}</th>
            <th style={{ width: '18%' }}>{t('refused.field')}</th>
            <th>{t('refused.why')}</th>
          </tr>
        </thead>
        <tbody>
          {refused.map((cell, index) => (
            <tr key={index}>
              <td className="num" title={cell.address}>
                {placeOf(cell, preview.sheet) ?? t('refused.row', { row: cell.rowNumber })}
              </td>
              <td className="cut code" title={cell.shape}>
                {cell.shape === '' ? '–' : cell.shape}
              </td>
              <td className="cut">{labels.get(cell.field) ?? t('refused.wholeRow')}</td>
              <td className="wrap">{sentenceOf(cell.reason, cell.details)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell as it is called on the sheet; one of a further sheet by its whole address. */
function placeOf({ address, column, rowNumber }: ImportPreview['refused'][number], sheet: string): string | undefined {
  if (column !== '') return `${column}${rowNumber}`;
  return address.startsWith(`${sheet}!`) ? undefined : address;
}

/** Why a cell is refused and what to do: the office's own sentence, else the engine's, as the window words it. */
function useRefusalSentence(): (reason: string, details: ImportPreview['refused'][number]['details']) => string {
  const { t } = useTranslation('exchange');
  const ruleText = useRuleSentence();
  return (reason, details) =>
    t(`reasons.${reason}`, { ...details, defaultValue: ruleText(reason, details) ?? t('reasons.other', { reason }) });
}

/** The refused rows as a workbook, to be corrected and imported again. */
function useRefusedRows(choices: ImportChoices) {
  const { t } = useTranslation('works');
  const { language } = useAppearance();
  const { work, busy, start } = useWork(`import.refused.${choices.kind}`);
  return {
    busy,
    failure: work?.state === 'failed' ? work.failure : undefined,
    run: () =>
      start({
        title: t('refusedRows', { name: choices.fileName }),
        name: 'exchange.refusedRows',
        input: { ...choices, language },
        asks: true,
        conclude: async ({ fileName, contentBase64, rows }) => {
          const kept = await window.desktop?.saveFile({ suggestedName: fileName, contentBase64 });
          return kept === undefined ? undefined : { text: t('exported', { count: rows }), path: kept.path };
        },
      }),
  };
}
