import type { KeyboardEvent } from 'react';
import type { FieldControl } from '#renderer/components/field-control.ts';

interface SegmentedBoxProps extends Partial<FieldControl> {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

/**
 * One of a few, all in view: arrows change it, a digit takes the one at that place, Delete takes the choice back. It is one stop
 * on the way through a form.
 */
export function SegmentedBox({ name, label, value, options, onChange, ...control }: SegmentedBoxProps) {
  const chosen = options.findIndex((option) => option.value === value);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const option = options[Number(event.key) - 1];
    if (option !== undefined) onChange(option.value);
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange('');
    else return;
    event.preventDefault();
  }
  return (
    <div
      className="segmented"
      role="radiogroup"
      aria-label={label}
      aria-describedby={control['aria-describedby']}
      data-wrong={control['aria-invalid'] === true ? 'yes' : undefined}
      onKeyDown={onKeyDown}
    >
      {options.map((option, at) => (
        <label key={option.value} className={option.value === value ? 'on' : undefined}>
          <input
            type="radio"
            id={at === Math.max(0, chosen) ? control.id : undefined}
            name={name}
            value={option.value}
            checked={option.value === value}
            tabIndex={at === Math.max(0, chosen) ? 0 : -1}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </div>
  );
}

/** Whether the words of a choice fit beside each other in half a form; a Chinese character counts two. */
export function fitsSegments(texts: readonly string[]): boolean {
  const widthOf = (text: string) => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);
  return texts.length <= 5 && texts.reduce((sum, text) => sum + widthOf(text) + 4, 0) <= 52;
}
