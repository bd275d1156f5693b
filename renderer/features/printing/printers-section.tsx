import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyFailure, callOffice, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useMay } from '#renderer/app/session.tsx';
import { SelectBox, TextBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { FailureNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { millimetres } from '#renderer/features/printing/print-request.ts';
import {
  offsetOf,
  type PrinterSettings,
  usePrinters,
  usePrinterSettings,
  usualPrinter,
  withOffset,
} from '#renderer/features/printing/printer-settings.ts';
import type { PrinterOnPc } from '#shared/ipc/office-link.ts';
import { RulerPaper } from '#shared/printing/printing.contract.ts';

/** 本机打印机: how far each is off on each paper, a sheet to measure it by, and which one prints what. */
export function PrintersSection() {
  const { t } = useTranslation('printing');
  const known = usePrinters();
  const [settings, change] = usePrinterSettings();
  if (known === undefined) return <GreyRows rows={4} />;
  const printers = [{ name: '', shown: t('printers.asked') }, ...known];
  return (
    <>
      {known.length === 0 && (
        <Note tone="info" title={t('printers.none')}>
          {t('printers.noneText')}
        </Note>
      )}
      <table className="plain-table printer-table" aria-label={t('printers.title')}>
        <thead>
          <tr>
            <th scope="col">{t('printers.printer')}</th>
            <th scope="col">{t('paper')}</th>
            <th scope="col">{t('offsetX')}</th>
            <th scope="col">{t('offsetY')}</th>
            <th scope="col">{t('printers.ruler')}</th>
          </tr>
        </thead>
        <tbody>
          {printers.map((printer) => (
            <PrinterRow key={printer.name} printer={printer} settings={settings} onChange={change} />
          ))}
        </tbody>
      </table>
      <p className="quiet small">{t('printers.how')}</p>
      <UsualPrinters known={known} settings={settings} onChange={change} />
    </>
  );
}

interface PrinterRowProps {
  readonly printer: PrinterOnPc;
  readonly settings: PrinterSettings;
  readonly onChange: (settings: PrinterSettings) => void;
}

/** One printer with one of its papers at a time. */
function PrinterRow({ printer, settings, onChange }: PrinterRowProps) {
  const { t } = useTranslation('printing');
  const may = useMay();
  const [paper, setPaper] = useState<RulerPaper>('241-half');
  const [failure, setFailure] = useState<AnyFailure>();
  const [said, setSaid] = useState<string>();
  const offset = offsetOf(settings, printer.name, paper);
  const move = (part: Partial<typeof offset>) =>
    onChange(withOffset(settings, printer.name, paper, { ...offset, ...part }));
  async function test(): Promise<void> {
    setFailure(undefined);
    const wanted = {
      printer: printer.shown,
      paper,
      offsetXMm: millimetres(offset.x),
      offsetYMm: millimetres(offset.y),
    };
    const reply = await callOffice('printing.ruler', wanted);
    if (!reply.ok) return setFailure(reply.failure);
    const { printNumber: _count, ...job } = reply.value;
    const sent = await window.desktop?.print(job, printer.name);
    return setSaid(sent?.printed === true ? t('printed') : t('notPrinted', { reason: sent?.reason ?? '' }));
  }
  return (
    <tr>
      <td title={printer.name}>{printer.shown}</td>
      <td>
        <SelectBox
          aria-label={`${printer.shown} ${t('paper')}`}
          value={paper}
          options={RulerPaper.options.map((value) => ({ value, text: t(`papers.${value}`) }))}
          onChange={(value) => setPaper(RulerPaper.parse(value))}
        />
      </td>
      {(['x', 'y'] as const).map((axis) => (
        <td key={axis}>
          <TextBox
            aria-label={`${printer.shown} ${t(axis === 'x' ? 'offsetX' : 'offsetY')}`}
            end
            value={offset[axis]}
            onChange={(text) => move({ [axis]: text })}
          />
        </td>
      ))}
      <td>
        <Button
          size="small"
          icon={<Printer size={12} aria-hidden />}
          disabled={!may('printing.print')}
          onClick={() => void test()}
        >
          {t('printers.test')}
        </Button>
        {said !== undefined && <span className="quiet small"> {said}</span>}
        <FailureNote failure={failure} />
      </td>
    </tr>
  );
}

interface UsualPrintersProps {
  readonly known: readonly PrinterOnPc[];
  readonly settings: PrinterSettings;
  readonly onChange: (settings: PrinterSettings) => void;
}

/** The printer each kind of sheet goes to when nobody says otherwise. */
function UsualPrinters({ known, settings, onChange }: UsualPrintersProps) {
  const { t } = useTranslation('printing');
  const documents = useOfficeQuery('printing.documents', {});
  return (
    <>
      <h3 className="section-title">{t('printers.usual')}</h3>
      <div className="form-grid printer-usual">
        {(documents.data ?? []).map(({ document }) => (
          <Field key={document} label={t(`documents.${document}`, { defaultValue: document })} span={2}>
            {(control) => (
              <SelectBox
                {...control}
                name={`usual.${document}`}
                value={usualPrinter(settings, document, known)}
                none={t('printers.asked')}
                options={known.map(({ name, shown }) => ({ value: name, text: shown }))}
                onChange={(printer) => onChange({ ...settings, usual: { ...settings.usual, [document]: printer } })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
