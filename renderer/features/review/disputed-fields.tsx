import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { type Choice, CHOICE_OF_KEY, shownKeying } from '#renderer/features/review/dispute.ts';
import type { Choices } from '#renderer/features/review/use-adjudicating.ts';
import type { Output } from '#shared/ipc/contract.ts';

type Field = Output<'review.dispute'>['fields'][number];

interface DisputedFieldsProps {
  readonly kind: string;
  readonly fields: readonly Field[];
  readonly choices: Choices;
  readonly onChoose: (path: string, choice: Choice) => void;
  /** Every field has its choice: on to the remark and the password. */
  readonly onDone: () => void;
}

const OPTIONS: readonly Choice[] = ['first', 'second', 'neither'];

/** Both keyings of each disputed field, unlabelled. 1, 2 and 0 choose and go on to the next; arrows move between fields. */
export function DisputedFields({ kind, fields, choices, onChoose, onDone }: DisputedFieldsProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const list = useRef<HTMLDivElement>(null);
  function go(index: number): void {
    const field = list.current?.children[index];
    if (field instanceof HTMLElement) field.focus();
    else if (index >= fields.length) onDone();
  }
  function onKeyDown(event: KeyboardEvent, index: number): void {
    if (event.ctrlKey || event.altKey) return;
    const field = fields[index];
    const choice = CHOICE_OF_KEY[event.key];
    const by = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    if (choice !== undefined && field !== undefined) {
      onChoose(field.path, choice);
      go(index + 1);
    } else if (by !== undefined) go(index + by);
    else return;
    event.preventDefault();
  }
  return (
    <div className="disputed" role="group" ref={list} aria-label={t('dispute.fields')}>
      {fields.map((field, index) => (
        <div
          key={field.path}
          tabIndex={0}
          role="radiogroup"
          aria-label={words.place(kind, field.path, field.rowNumber)}
          data-disputed
          className={choices[field.path] === undefined ? '' : 'chosen'}
          onKeyDown={(event) => onKeyDown(event, index)}
        >
          <div className="disputed-place">{words.place(kind, field.path, field.rowNumber)}</div>
          <div className="disputed-options">
            {OPTIONS.map((option) => (
              <Option
                key={option}
                option={option}
                field={field}
                checked={choices[field.path] === option}
                onChoose={() => onChoose(field.path, option)}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly option: Choice;
  readonly field: Field;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Option({ option, field, checked, onChoose }: OptionProps) {
  const { t } = useTranslation('review');
  const key = Object.entries(CHOICE_OF_KEY).find(([, choice]) => choice === option)?.[0];
  return (
    <button
      type="button"
      role="radio"
      aria-checked={checked}
      tabIndex={-1}
      className={`disputed-option ${option}`}
      onClick={onChoose}
    >
      <span className="kbd">{key}</span>
      <Keying option={option} field={field} />
      <span className="offscreen">{checked ? t('dispute.chosen') : ''}</span>
    </button>
  );
}

function Keying({ option, field }: Pick<OptionProps, 'option' | 'field'>) {
  const { t } = useTranslation('review');
  if (option === 'neither') return <span>{t('dispute.neither')}</span>;
  const normal = field[option];
  if (field.mode === 'confirm') return <span>{t(normal === 'stands' ? 'dispute.asStated' : 'dispute.notSo')}</span>;
  if (normal === '') return <span className="quiet">{t('dispute.empty')}</span>;
  return <span className="code">{shownKeying(field.type, normal)}</span>;
}
