import { useTranslation } from 'react-i18next';
import { SelectBox, TextBox, TickBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { Note } from '#renderer/components/notices.tsx';
import type { Output } from '#shared/ipc/contract.ts';
import type { Paper } from '#shared/printing/printing.contract.ts';

/** How this document is printed on this PC. Offsets as typed, in millimetres. */
export interface PrintChoices {
  readonly paper: Paper;
  readonly copies: readonly string[];
  readonly carbon: boolean;
  readonly offsetX: string;
  readonly offsetY: string;
}

interface PrintSettingsProps {
  readonly document: Output<'printing.documents'>[number];
  readonly choices: PrintChoices;
  readonly onChange: (choices: PrintChoices) => void;
}

/** Paper, offsets per printer, copies. What is chosen stays chosen on this PC. */
export function PrintSettings({ document, choices, onChange }: PrintSettingsProps) {
  const { t } = useTranslation('printing');
  const continuous = choices.paper.startsWith('241');
  return (
    <>
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
          <TextBox
            {...control}
            name="offset-x"
            end
            value={choices.offsetX}
            onChange={(offsetX) => onChange({ ...choices, offsetX })}
          />
        )}
      </Field>
      <Field label={t('offsetY')}>
        {(control) => (
          <TextBox
            {...control}
            name="offset-y"
            end
            value={choices.offsetY}
            onChange={(offsetY) => onChange({ ...choices, offsetY })}
          />
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
