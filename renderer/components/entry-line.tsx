import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { SelectBox, TextBox } from '#renderer/components/boxes.tsx';
import {
  type EntryField,
  type EntryForm,
  type EntryTexts,
  entryContent,
  startTexts,
} from '#renderer/components/entry-forms.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import type { DailyEntryRow } from '#shared/daily/daily.contract.ts';

interface EntryLineProps {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly forms: readonly EntryForm[];
  /** The entry to key anew; the line stands beside it, never in its place. */
  readonly correcting: DailyEntryRow | undefined;
  readonly onCorrected: () => void;
  /** The cursor comes here when the line appears anew: to correct, or after it. */
  readonly takesFocus: boolean;
}

/** The quick line: kind, boxes, Ctrl Enter. After saving, the cursor stands in the first box again. */
export function EntryLine({ subject, forms, correcting, onCorrected, takesFocus }: EntryLineProps) {
  const { t } = useTranslation('daily');
  const words = useRecordWords();
  const today = useToday();
  const line = useRef<HTMLDivElement>(null);
  const [picked, setPicked] = useState(forms[0]?.kind ?? '');
  const form = forms.find(({ kind }) => kind === (correcting?.kind ?? picked)) ?? forms[0];
  const [texts, setTexts] = useState<EntryTexts>(() => keptTexts(correcting));
  const add = useOfficeCommand('daily.add');
  const correct = useOfficeCommand('daily.correct');
  const command = correcting === undefined ? add : correct;
  useEffect(() => {
    if (takesFocus) firstBox(line.current);
  }, [takesFocus]);
  if (form === undefined) return undefined;
  const shown = { ...startTexts(form, today), ...texts };

  async function save(filled: EntryForm): Promise<void> {
    const content = entryContent(filled, shown, today);
    const reply =
      correcting === undefined
        ? await add.run({ kind: filled.kind, subject, content })
        : await correct.run({ id: correcting.id, content });
    if (!reply.ok) return;
    setTexts({});
    onCorrected();
    firstBox(line.current);
  }
  const run = () => void save(form);
  function cancel(): void {
    setTexts({});
    command.reset();
    onCorrected();
  }
  return (
    <div className="entry-line" ref={line} role="group" aria-label={t('line.label')} onKeyDown={(e) => onEnter(e, run)}>
      <LineKeys saving={command.busy} correcting={correcting !== undefined} onSave={run} onCancel={cancel} />
      {correcting !== undefined && (
        <Note tone="info" title={t('line.correcting')}>
          {correcting.summary}
        </Note>
      )}
      <div className="entry-boxes">
        <label className="entry-box" style={{ width: 112 }}>
          <span>{t('columns.kind')}</span>
          <SelectBox
            name="kind"
            value={form.kind}
            disabled={correcting !== undefined}
            options={forms.map(({ kind }) => ({ value: kind, text: words.kind(kind) }))}
            onChange={(kind) => {
              setPicked(kind);
              setTexts({});
              command.reset();
            }}
          />
        </label>
        {form.fields.map((field) => (
          <EntryBox
            key={`${form.kind} ${field.name}`}
            kind={form.kind}
            field={field}
            value={shown[field.name] ?? ''}
            onChange={(value) => setTexts({ ...texts, [field.name]: value })}
          />
        ))}
        <Button type="primary" loading={command.busy} onClick={run}>
          {t(correcting === undefined ? 'line.save' : 'line.saveCorrection')}
          <Kbd chord="Ctrl+Enter" />
        </Button>
        {correcting !== undefined && <Button onClick={cancel}>{t('line.cancel')}</Button>}
      </div>
      <EntryFaults kind={form.kind} failure={command.failure} />
    </div>
  );
}

interface LineKeysProps {
  readonly saving: boolean;
  readonly correcting: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

function LineKeys({ saving, correcting, onSave, onCancel }: LineKeysProps) {
  const { t } = useTranslation('daily');
  useKeys([
    { chord: 'Ctrl+Enter', label: t('line.save'), disabled: saving, run: onSave },
    ...(correcting ? [{ chord: 'Escape', label: t('line.cancel'), run: onCancel }] : []),
  ]);
  return undefined;
}

interface EntryBoxProps {
  readonly kind: string;
  readonly field: EntryField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function EntryBox({ kind, field, value, onChange }: EntryBoxProps) {
  const words = useRecordWords();
  const label = words.field(kind, field.name);
  const style = field.width === undefined ? { flex: 1, minWidth: 120 } : { width: field.width };
  return (
    <label className="entry-box" style={style}>
      <span>{label}</span>
      {field.kind === 'choice' ? (
        <SelectBox
          name={field.name}
          value={value}
          options={(field.choices ?? []).map((choice) => ({
            value: choice,
            text: words.text(kind, field.name, choice),
          }))}
          onChange={onChange}
        />
      ) : (
        <TextBox name={field.name} value={value} maxLength={200} aria-required={field.required} onChange={onChange} />
      )}
    </label>
  );
}

function EntryFaults({ kind, failure }: { readonly kind: string; readonly failure: Failed }) {
  const words = useRecordWords();
  const say = useFaultWords();
  if (failure?.code !== 'invalid_input') return <FailureNote failure={failure} />;
  return failure.fields.map((fault) => (
    <Note key={fault.path} tone="error" title={words.field(kind, fault.path.replace(/^content\./, ''))}>
      {say(fault)}
    </Note>
  ));
}
type Failed = ReturnType<typeof useOfficeCommand<'daily.add'>>['failure'];

/** Enter goes to the next box; on the last one it saves. */
function onEnter(event: KeyboardEvent<HTMLDivElement>, save: () => void): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
  if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>('select, input')];
  const next = boxes[boxes.indexOf(event.target) + 1];
  if (next === undefined) save();
  else next.focus();
}

function keptTexts(entry: DailyEntryRow | undefined): EntryTexts {
  if (entry === undefined) return {};
  return Object.fromEntries(Object.entries(entry.content).map(([name, value]) => [name, String(value ?? '')]));
}

function firstBox(line: HTMLElement | null): void {
  const box = line?.querySelector<HTMLInputElement>('input');
  box?.focus();
  box?.select();
}
