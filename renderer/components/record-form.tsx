import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { Note } from '#renderer/components/notices.tsx';

/** One thing to correct: which control (`name` of the input), where it is in words, what is wrong with it. */
export interface FormError {
  readonly name: string;
  readonly place: string;
  readonly text: string;
}

const FIELDS = 'input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled])';

function focusNamed(form: HTMLElement | null, name: string): void {
  const found = form?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  found?.focus();
  found?.scrollIntoView({ block: 'nearest' });
}

interface RecordFormProps {
  /** Accessible name of the form. */
  readonly label: string;
  readonly errors: readonly FormError[];
  readonly children: ReactNode;
  /** What stands beside the errors at the foot: totals, what happens next. */
  readonly foot?: ReactNode;
  /** Places that are no named control, such as grid cells: answers whether it went there. */
  readonly onGo?: (name: string) => boolean;
}

/** A form in the paper's order. Enter moves to the next field; the foot lists what is wrong, each place a link; F9 walks them. */
export function RecordForm({ label, errors, children, foot, onGo }: RecordFormProps) {
  const { t } = useTranslation('window');
  const form = useRef<HTMLFormElement>(null);
  const nextError = useRef(0);
  useFocusInside(form);
  const go = (name: string) => {
    if (onGo?.(name) !== true) focusNamed(form.current, name);
  };
  useKeys([
    {
      chord: 'F9',
      ...(errors.length > 0 ? { label: t('nextError') } : {}),
      run: () => {
        const error = errors[nextError.current % Math.max(1, errors.length)];
        nextError.current += 1;
        if (error !== undefined) go(error.name);
      },
    },
  ]);
  function onKeyDown(event: KeyboardEvent): void {
    const from = event.target;
    const plain = !event.ctrlKey && !event.altKey && !event.nativeEvent.isComposing && !event.defaultPrevented;
    if (event.key !== 'Enter' || !plain || !(from instanceof HTMLElement) || !from.matches(FIELDS)) return;
    event.preventDefault();
    const fields = [...(form.current?.querySelectorAll<HTMLElement>(FIELDS) ?? [])].filter((f) => f.tabIndex >= 0);
    const next = fields[fields.indexOf(from) + (event.shiftKey ? -1 : 1)];
    next?.focus();
    if (next instanceof HTMLInputElement) next.select();
  }
  return (
    <form
      ref={form}
      className="page"
      aria-label={label}
      noValidate
      autoComplete="off"
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="scroll">{children}</div>
      {(errors.length > 0 || (foot !== undefined && foot !== false)) && (
        <div className="form-foot">
          {errors.length > 0 && <ErrorSum errors={errors} onGo={go} />}
          {foot}
        </div>
      )}
    </form>
  );
}

/** Typing can begin at once: the first field when the form opens, the one that was left when its tab comes back to the front. */
function useFocusInside(form: RefObject<HTMLFormElement | null>): void {
  const left = useRef<HTMLElement>(null);
  useEffect(() => {
    const box = form.current;
    const note = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement) left.current = event.target;
    };
    box?.addEventListener('focusin', note);
    if (!document.activeElement?.closest('[role=dialog]')) {
      const first = [...(box?.querySelectorAll<HTMLElement>(FIELDS) ?? [])].find((field) => field.tabIndex >= 0);
      (left.current?.isConnected === true ? left.current : first)?.focus();
    }
    return () => box?.removeEventListener('focusin', note);
  }, [form]);
}

function ErrorSum({ errors, onGo }: { errors: readonly FormError[]; readonly onGo: (name: string) => void }) {
  const { t } = useTranslation('window');
  return (
    <Note tone="error" title={t('errorsToCorrect', { count: errors.length })}>
      <ul className="error-list">
        {errors.map((error) => (
          <li key={error.name}>
            <button type="button" className="link" onClick={() => onGo(error.name)}>
              {error.place}
            </button>{' '}
            {error.text}
          </li>
        ))}
      </ul>
    </Note>
  );
}

const AUTOSAVE_MS = 1200;

/** Calls `save` when the content has rested for 1.2 s, and at once when the tab is left. The first content is not a change. */
export function useAutosave(content: unknown, save: () => void): void {
  const text = JSON.stringify(content);
  const saved = useRef(text);
  const latest = useEffectEvent(() => {
    saved.current = text;
    save();
  });
  useEffect(() => {
    if (saved.current === text) return undefined;
    const timer = setTimeout(() => latest(), AUTOSAVE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const leave = useEffectEvent(() => {
    if (saved.current !== text) latest();
  });
  useEffect(() => () => leave(), []);
}
