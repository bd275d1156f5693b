import { Button } from 'antd';
import { ChevronLeft, ChevronRight, FileDown, Printer, ZoomIn, ZoomOut } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keep, recall } from '#renderer/app/keepsake.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type AnyFailure, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { useWork, type WorkHandle } from '#renderer/app/use-work.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState, ErrorNote, FailureNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { WorkBusy } from '#renderer/components/work-busy.tsx';
import { type PrintChoices, PrintSettings } from '#renderer/features/printing/print-settings.tsx';
import {
  offsetOf,
  type TypedOffset,
  usePrinters,
  usePrinterSettings,
  usualPrinter,
  withOffset,
} from '#renderer/features/printing/printer-settings.ts';
import { SheetView } from '#renderer/features/printing/sheet-view.tsx';
import { requestOf, startChoices } from '#renderer/features/printing/print-request.ts';
import type { Output } from '#shared/ipc/contract.ts';

type PrintDocument = Output<'printing.documents'>[number];

/** 打印预览: the sheets as they will lie on the paper, and everything that decides how they do. */
export function PrintPage() {
  const { t } = useTranslation('printing');
  const { params } = useTab();
  const documents = useOfficeQuery('printing.documents', {});
  if (documents.isError) return <ErrorNote error={documents.error} onRetry={() => void documents.refetch()} />;
  if (documents.data === undefined) return <GreyRows />;
  const document = documents.data.find((one) => one.document === params['document']);
  if (document === undefined) return <EmptyState title={t('notOffered')}>{t('notOfferedText')}</EmptyState>;
  return <Preview document={document} recordId={params['id'] ?? ''} number={params['number'] ?? ''} />;
}

/** Wider sheets start smaller, so that a 1366-pixel screen shows them whole. */
const WIDE_MM = 250;

interface PreviewProps {
  readonly document: PrintDocument;
  readonly recordId: string;
  readonly number: string;
}

function Preview({ document, recordId, number }: PreviewProps) {
  const { t } = useTranslation('printing');
  const { setTitle, close } = useTab();
  const keptAs = `print.${document.document}`;
  const [choices, setChoices] = useState<PrintChoices>(() => startChoices(document, recall<PrintChoices>(keptAs)));
  const [sheet, setSheet] = useState(0);
  const [chosenZoom, setZoom] = useState<number>();
  const printing = usePrinterChoice(document.document, choices.paper);
  const wanted = useDeferredValue(choices);
  const request = requestOf(document, recordId, wanted, useDeferredValue(printing.offset));
  const preview = useOfficeQuery('printing.preview', request, {
    keepPrevious: true,
    reads: ['dispatch', 'invoicing', 'registers'],
  });
  const zoom = chosenZoom ?? ((preview.data?.widthMm ?? 0) > WIDE_MM ? 75 : 100);
  const output = usePrintOutput(document.document, number);
  useEffect(() => setTitle(t('tab', { number })), [t, number, setTitle]);
  function choose(next: PrintChoices): void {
    setChoices(next);
    keep(keptAs, next);
    setSheet(0);
  }
  const count = preview.data?.sheets ?? 0;
  const ready =
    preview.data !== undefined && (document.copies.length === 0 || choices.copies.length > 0) && !output.busy;
  const turn = (step: number) => setSheet((old) => Math.max(0, Math.min(count - 1, old + step)));
  const print = () => output.run('print', request, printing.printer);
  useKeys([
    { chord: 'Ctrl+P', label: t('print'), disabled: !ready, run: print },
    { chord: 'PageDown', label: t('turn'), run: () => turn(1) },
    { chord: 'PageUp', run: () => turn(-1) },
    { chord: 'Ctrl+=', label: t('zoom'), run: () => setZoom(Math.min(200, zoom + 25)) },
    { chord: 'Ctrl+-', run: () => setZoom(Math.max(50, zoom - 25)) },
    { chord: 'Escape', label: t('back'), run: close },
  ]);
  return (
    <>
      <PageHeader title={t('title', { number })} facts={t('facts')}>
        <Button icon={<FileDown size={13} aria-hidden />} disabled={!ready} onClick={() => output.run('pdf', request)}>
          {t('pdf')}
        </Button>
        <Button
          type="primary"
          icon={<Printer size={13} aria-hidden />}
          disabled={!ready}
          loading={output.busy}
          onClick={print}
        >
          {t('printSheets', { count })}
          <Kbd chord="Ctrl+P" />
        </Button>
      </PageHeader>
      <div className="print-split">
        <div className="print-desk">
          {preview.isError && <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />}
          {!preview.isError && preview.data === undefined && <GreyRows />}
          {preview.data !== undefined && <SheetView sheets={preview.data} at={sheet} zoom={zoom} />}
          <div className="print-turn">
            <button type="button" aria-label={t('previous')} disabled={sheet === 0} onClick={() => turn(-1)}>
              <ChevronLeft size={15} aria-hidden />
            </button>
            <span className="num">{t('sheetOf', { at: Math.min(sheet + 1, Math.max(1, count)), count })}</span>
            <button type="button" aria-label={t('next')} disabled={sheet >= count - 1} onClick={() => turn(1)}>
              <ChevronRight size={15} aria-hidden />
            </button>
            <button type="button" aria-label={t('smaller')} onClick={() => setZoom(Math.max(50, zoom - 25))}>
              <ZoomOut size={15} aria-hidden />
            </button>
            <span className="num">{zoom}%</span>
            <button type="button" aria-label={t('larger')} onClick={() => setZoom(Math.min(200, zoom + 25))}>
              <ZoomIn size={15} aria-hidden />
            </button>
          </div>
        </div>
        <aside className="print-side" aria-label={t('settings')}>
          <PrintSettings document={document} choices={choices} onChange={choose} {...printing} />
          <PrintBusy {...output.work} />
          <FailureNote failure={output.failure} />
          {output.done !== undefined && (
            <Note tone="success" title={output.done.title}>
              {output.done.text}
            </Note>
          )}
        </aside>
      </div>
    </>
  );
}

/** The printer of this document on this PC, and how far it is off on that paper. What is changed is kept for the next print. */
function usePrinterChoice(document: string, paper: PrintChoices['paper']) {
  const [settings, change] = usePrinterSettings();
  const printers = usePrinters() ?? [];
  const printer = usualPrinter(settings, document, printers);
  return {
    printers,
    printer,
    onPrinter: (name: string) => change({ ...settings, usual: { ...settings.usual, [document]: name } }),
    offset: offsetOf(settings, printer, paper),
    onOffset: (offset: TypedOffset) => change(withOffset(settings, printer, paper, offset)),
  };
}

function PrintBusy({ work, busy, cancel, toBackground }: WorkHandle) {
  if (work === undefined || !busy) return undefined;
  return <WorkBusy work={work} onCancel={cancel} onBackground={toBackground} brief />;
}

interface PrintOutput {
  readonly busy: boolean;
  readonly work: WorkHandle;
  readonly failure: AnyFailure | undefined;
  readonly done: { readonly title: string; readonly text: string } | undefined;
  readonly run: (to: 'print' | 'pdf', request: ReturnType<typeof requestOf>, printer?: string) => void;
}

/** Counts the print in the office, then hands the sheets to the printer or to a PDF. A long run goes on in the background. */
function usePrintOutput(document: string, number: string): PrintOutput {
  const { t } = useTranslation('printing');
  const words = useTranslation('works').t;
  const work = useWork(`print.${document}.${number}`);
  const [done, setDone] = useState<PrintOutput['done']>();
  const [asked, setAsked] = useState(false);
  function run(to: 'print' | 'pdf', request: ReturnType<typeof requestOf>, printer = ''): void {
    setDone(undefined);
    setAsked(true);
    work.start({
      title: words('print', { name: number }),
      name: 'printing.print',
      input: request,
      asks: true,
      conclude: async ({ printNumber, ...job }) => {
        const title = t('printNumber', { count: printNumber });
        if (to === 'pdf') {
          const saved = await window.desktop?.savePdf(job);
          const text = saved === undefined ? t('notSaved') : t('savedTo', { path: saved.path });
          setDone({ title, text });
          return saved === undefined ? { text: `${title} ${text}`, warns: true } : { text: title, path: saved.path };
        }
        const sent = await window.desktop?.print(job, printer);
        const printed = sent?.printed === true;
        const text = printed ? t('printed') : t('notPrinted', { reason: sent?.reason ?? '' });
        setDone({ title, text });
        return { text: `${title} ${text}`, ...(!printed && { warns: true }) };
      },
    });
  }
  const failure = asked && work.work?.state === 'failed' ? work.work.failure : undefined;
  return { busy: work.busy, work, failure, done, run };
}
