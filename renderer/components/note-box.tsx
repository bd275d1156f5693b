import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from '#renderer/components/field-control.ts';

interface NoteBoxProps extends Partial<FieldControl> {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const MOST_ROWS = 6;

/** Several lines: Enter goes on as everywhere in a form, Alt Enter begins a new line as in a spreadsheet. */
export function NoteBox({ value, onChange, ...rest }: NoteBoxProps) {
  const { t } = useTranslation('forms');
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key !== 'Enter' || !event.altKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const box = event.currentTarget;
    box.setRangeText('\n', box.selectionStart, box.selectionEnd, 'end');
    onChange(box.value);
  }
  return (
    <textarea
      {...rest}
      className="text-box"
      rows={Math.min(MOST_ROWS, Math.max(2, value.split('\n').length))}
      maxLength={2000}
      spellCheck={false}
      placeholder={t('noteHint')}
      value={value}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
