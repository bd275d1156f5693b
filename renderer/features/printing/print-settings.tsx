import { useTranslation } from 'react-i18next';
import { SelectBox, TextBox, TickBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { Note } from '#renderer/components/notices.tsx';
import type { TypedOffset } from '#renderer/features/printing/printer-settings.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { PrinterOnPc } from '#shared/ipc/office-link.ts';
import type { Paper } from '#shared/printing/printing.contract.ts';

/** How this document is printed on this PC. */
export interface PrintChoices {
  readonly paper: Paper;
  readonly copies: readonly string[];
  readonly carbon: boolean;
}

interface PrintSettingsProps {
  readonly document: Output<'printing.documents'>[number];
  readonly choices: PrintChoices;
  readonly onChange: (choices: PrintChoices) => void;
  /** The printers this PC knows, and the one chosen; empty: the system's dialog asks. */
  readonly printers: readonly PrinterOnPc[];
  readonly printer: string;
  readonly onPrinter: (name: string) => void;
  /** How far that printer is off on that paper. */
  readonly offset: TypedOffset;
  readonly onOffset: (offset: TypedOffset) => void;
}

/** Paper, offsets per printer, copies. What is chosen stays chosen on this PC. */
export function PrintSettings(props: PrintSettingsProps) {
  const { document, choices, onChange, offset, onOffset } = props;
  const { t } = useTranslation('printing');
  const continuous = choices.paper.startsWith('241');
  return (
    <>
      {props.printers.length > 0 && (
        <Field label={t('printers.printer')}>
          {(control) => (
            <SelectBox
              {...control}
              name="printer"
              value={props.printer}
              none={t('printers.asked')}
              options={props.printers.map(({ name, shown }) => ({ value: name, text: shown }))}
              onChange={props.onPrinter}
            />
          )}
        </Field>
      )}
      <Field label={t('paper')}>
        {(control) => (
          <SelectBox
            {...control}
            name="paper"
            value={choices.paper}
            options={document.papers.map((paper) => ({ value: paper, text: t(`papers.${paper}`) }))}
            onChange={(value) =>
              onChange({ ...choices, paper: document.papers.find((one) => one === value) ?? choices.paper })
            }
          />
        )}
      </Field>
      <Field label={t('offsetX')} hint={t('offsetHint')}>
        {(control) => (
          <TextBox {...control} name="offset-x" end value={offset.x} onChange={(x) => onOffset({ ...offset, x })} />
        )}
      </Field>
      <Field label={t('offsetY')}>
        {(control) => (
          <TextBox {...control} name="offset-y" end value={offset.y} onChange={(y) => onOffset({ ...offset, y })} />
        )}
      </Field>
      {document.copies.length > 0 && (
        <fieldset className="print-copies">
          <legend>{t('copies')}</legend>
          {document.copies.map((copy) => (
            <TickBox
              key={copy}
              label={t(`copyNames.${document.document}.${copy}`, { defaultValue: copy })}
              checked={choices.copies.includes(copy)}
              onChange={(on) =>
                onChange({
                  ...choices,
                  copies: document.copies.filter((one) => (one === copy ? on : choices.copies.includes(one))),
                })
              }
            />
          ))}
          {continuous && (
            <TickBox
              label={t('carbon')}
              checked={choices.carbon}
              onChange={(carbon) => onChange({ ...choices, carbon })}
            />
          )}
        </fieldset>
      )}
      {choices.copies.length === 0 && document.copies.length > 0 && <Note tone="warning" title={t('noCopy')} />}
      {continuous && <Note tone="info">{t('driverPaper')}</Note>}
    </>
  );
}
