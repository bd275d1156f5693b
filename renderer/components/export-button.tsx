import { Button } from 'antd';
import { FileSpreadsheet, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { usePersonal } from '#renderer/app/use-personal.ts';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type AnyFailure, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { useWork } from '#renderer/app/use-work.ts';
import type { Work } from '#renderer/app/works.ts';
import { SelectBox } from '#renderer/components/boxes.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import type { Input } from '#shared/ipc/contract.ts';
import { WorkBusy } from '#renderer/components/work-busy.tsx';

type Whole = Pick<Input<'exchange.export'>, 'whole' | 'release'>;

export interface ExportRun {
  /** False where this list cannot be exported by this person. */
  readonly offered: boolean;
  readonly busy: boolean;
  readonly failure: AnyFailure | undefined;
  /** Where the last file went, how many rows it holds, and what older programs cannot show of it. */
  readonly saved: { readonly path: string; readonly rows: number; readonly outsideGbk: readonly string[] } | undefined;
  /** The form the file takes; the person's last choice, for every list. */
  readonly form: ExportForm;
  readonly chooseForm: (form: ExportForm) => void;
  readonly run: () => void;
  /** It has columns that are masked unless the whole is asked for. */
  readonly personal: boolean;
  /** The question as it is asked: list, filter and columns. */
  readonly asked: { readonly list: string; readonly filter: unknown; readonly columns: readonly string[] };
  /** With the whole of the personal data, or under a countersigned release. */
  readonly runWith: (more: Whole) => void;
  /** The work while it runs, and its ways out. */
  readonly work: Work | undefined;
  readonly cancel: () => void;
  readonly toBackground: () => void;
}

/** A workbook, or CSV for programs: in UTF-8 or in what older finance programs read. */
const FORMS = ['xlsx', 'csv', 'csv-gb18030'] as const;
type ExportForm = (typeof FORMS)[number];

const WRITTEN = {
  xlsx: { format: 'xlsx', encoding: 'utf-8' },
  csv: { format: 'csv', encoding: 'utf-8' },
  'csv-gb18030': { format: 'csv', encoding: 'gb18030' },
} as const;

function formOf(kept: unknown): ExportForm | undefined {
  return FORMS.find((form) => form === kept);
}

/**
 * Exports a list under the filter and in the order on screen, with the columns given or all, to a workbook, and asks where
 * to keep it. The office logs who, what and how many.
 */
export function useExport(list: string, filter: unknown, columns: readonly string[] = []): ExportRun {
  const { language } = useAppearance();
  const may = useMay();
  const kinds = useOfficeQuery('exchange.kinds', {});
  const { t } = useTranslation('works');
  const kept = usePersonal<ExportForm>('export.form', 'xlsx', formOf);
  const form = kept.value ?? 'xlsx';
  const tab = useTab();
  const title = tab.title ?? t(`window:pages.${tab.page}`);
  const { work, busy, start, cancel, toBackground } = useWork(`export.${list}.${tab.id}`);
  const [saved, setSaved] = useState<ExportRun['saved']>();
  const [asked, setAsked] = useState(false);
  function runWith(more: Whole): void {
    setSaved(undefined);
    setAsked(true);
    start({
      title: t('export', { name: title }),
      name: 'exchange.export',
      input: {
        list,
        filter,
        ...WRITTEN[form],
        language,
        ...(columns.length > 0 && { columns: [...columns] }),
        ...more,
      },
      asks: true,
      conclude: async ({ fileName, contentBase64, rows, outsideGbk = [] }) => {
        const file = await window.desktop?.saveFile({ suggestedName: fileName, contentBase64 });
        if (file === undefined) return undefined;
        setSaved({ path: file.path, rows, outsideGbk });
        return { text: t('exported', { count: rows }), path: file.path };
      },
    });
  }
  const known = kinds.data?.exports.find((one) => one.list === list);
  return {
    offered: known !== undefined && may('exchange.export') && may(known.permission),
    busy,
    failure: asked && work?.state === 'failed' ? work.failure : undefined,
    saved,
    run: () => runWith({}),
    personal: known?.personal === true,
    asked: { list, filter, columns },
    runWith,
    form,
    chooseForm: (next) => kept.keep(next, true),
    work: busy ? work : undefined,
    cancel,
    toBackground,
  };
}

/** The same question on paper: opens the sheets before they are printed. */
function usePrintList({ offered, asked }: ExportRun): { readonly offered: boolean; readonly run: () => void } {
  const may = useMay();
  const { open } = useTabs();
  const tab = useTab();
  const { t } = useTranslation('works');
  const number = tab.title ?? t(`window:pages.${tab.page}`);
  const { list, filter, columns } = asked;
  const id = JSON.stringify({ list, filter, ...(columns.length > 0 && { columns }) });
  return {
    offered: offered && may('printing.print'),
    run: () => open('printing.preview', { document: 'list', id, number }),
  };
}

interface ExportButtonProps {
  readonly exported: ExportRun;
  readonly label?: string;
  /** What is printed where a list has a paper of its own. */
  readonly paper?: { readonly label: string; readonly run: () => void } | undefined;
}

/** Ctrl E to a file, Ctrl Shift P to paper; nothing where the list cannot go out. */
export function ExportButton({ exported, label, paper }: ExportButtonProps) {
  const { t } = useTranslation('forms');
  const words = label ?? t('export');
  const plain = usePrintList(exported);
  const printed = { label: t('printList'), ...plain, ...paper };
  useKeys([
    {
      chord: 'Ctrl+Shift+P',
      ...(printed.offered ? { label: printed.label } : {}),
      disabled: !printed.offered,
      run: printed.run,
    },
    {
      chord: 'Ctrl+E',
      ...(exported.offered ? { label: words } : {}),
      disabled: !exported.offered,
      run: exported.run,
    },
  ]);
  if (!exported.offered) return undefined;
  return (
    <span className="export-choice">
      <Button icon={<FileSpreadsheet size={13} aria-hidden />} loading={exported.busy} onClick={exported.run}>
        {words}
        <Kbd chord="Ctrl+E" />
      </Button>
      <SelectBox
        aria-label={t('exportForm.label')}
        value={exported.form}
        options={FORMS.map((form) => ({ value: form, text: t(`exportForm.${form}`) }))}
        onChange={(value) => exported.chooseForm(formOf(value) ?? 'xlsx')}
      />
      {printed.offered && (
        <Button
          icon={<Printer size={13} aria-hidden />}
          title={printed.label}
          aria-label={printed.label}
          onClick={printed.run}
        />
      )}
    </span>
  );
}

/** One line under the header: where the file went, or why it did not. */
export function ExportNote({ exported }: { readonly exported: ExportRun }) {
  const { t } = useTranslation('forms');
  const { work, cancel, toBackground } = exported;
  if (work !== undefined && !work.background)
    return <WorkBusy work={work} onCancel={cancel} onBackground={toBackground} brief />;
  if (exported.failure === undefined && exported.saved === undefined) return undefined;
  return (
    <div style={{ padding: '0 14px 6px' }}>
      <FailureNote failure={exported.failure} />
      {exported.saved !== undefined && (
        <Note tone="success" title={t('exported', { ...exported.saved, count: exported.saved.rows })}>
          {exported.saved.outsideGbk.length > 0 && t('outsideGbk', { characters: exported.saved.outsideGbk.join(' ') })}
        </Note>
      )}
    </div>
  );
}
