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

function fieldsOf(form: HTMLElement | null): readonly HTMLElement[] {
  return [...(form?.querySelectorAll<HTMLElement>(FIELDS) ?? [])].filter((field) => field.tabIndex >= 0);
}

/** Where typing begins: what the form names itself, else its first field. */
function beginningOf(form: HTMLElement | null): HTMLElement | undefined {
  return form?.querySelector<HTMLElement>('[data-begin]') ?? fieldsOf(form)[0];
}

interface RecordFormProps {
  /** Accessible name of the form. */
  readonly label: string;
  readonly errors: readonly FormError[];
  /** Refusals no field is to blame for: said above the fields, with what is wrong in them. */
  readonly refusal?: ReactNode;
  /** Counts refused submissions; each one takes the focus to the first error. */
  readonly refusals: number;
  readonly children: ReactNode;
  /** What stands at the foot: totals, what happens next. */
  readonly foot?: ReactNode;
  /** Places that are no named control, such as grid cells: answers whether it went there. */
  readonly onGo?: (name: string) => boolean;
  /** Enter in the last field: on to what submits. */
  readonly onEnd: () => void;
}

/** A form in the paper's order. Enter moves to the next field, Shift Enter back; above stands what is wrong, each place a link; F9 walks them. */
export function RecordForm(props: RecordFormProps) {
  const { label, errors, refusal, children, foot } = props;
  const form = useRef<HTMLFormElement>(null);
  useFocusInside(form);
  const go = useErrorWalk(form, props);
  function onKeyDown(event: KeyboardEvent): void {
    const from = event.target;
    const plain = !event.ctrlKey && !event.altKey && !event.nativeEvent.isComposing && !event.defaultPrevented;
    if (event.key !== 'Enter' || !plain || !(from instanceof HTMLElement) || !from.matches(FIELDS)) return;
    event.preventDefault();
    const fields = fieldsOf(form.current);
    const next = fields[fields.indexOf(from) + (event.shiftKey ? -1 : 1)];
    if (next === undefined && !event.shiftKey && !event.repeat) props.onEnd();
    next?.focus();
    if (next instanceof HTMLInputElement) next.select();
  }
  const hasRefusal = refusal !== undefined && refusal !== false;
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
      {(errors.length > 0 || hasRefusal) && (
        <div className="form-errors">
          {refusal}
          {errors.length > 0 && <ErrorSum errors={errors} onGo={go} />}
        </div>
      )}
      <div className="scroll">{children}</div>
      {foot !== undefined && foot !== false && <div className="form-foot">{foot}</div>}
    </form>
  );
}

/** Takes the cursor to an error: to the first after a refused submission, to the next with F9. */
function useErrorWalk(
  form: RefObject<HTMLFormElement | null>,
  { errors, refusals, onGo }: Pick<RecordFormProps, 'errors' | 'refusals' | 'onGo'>,
): (name: string) => void {
  const { t } = useTranslation('window');
  const next = useRef(0);
  const go = (name: string): void => {
    if (onGo?.(name) !== true) focusNamed(form.current, name);
  };
  const goToNext = (): void => {
    const error = errors[next.current % Math.max(1, errors.length)];
    next.current += 1;
    if (error !== undefined) go(error.name);
  };
  const goToFirst = useEffectEvent(() => {
    next.current = 0;
    goToNext();
  });
  useEffect(() => {
    if (refusals > 0) goToFirst();
  }, [refusals]);
  useKeys([{ chord: 'F9', ...(errors.length > 0 ? { label: t('nextError') } : {}), run: goToNext }]);
  return go;
}

/** Typing can begin at once: at the form's beginning when it opens, the one that was left when its tab comes back to the front. */
function useFocusInside(form: RefObject<HTMLFormElement | null>): void {
  const left = useRef<HTMLElement>(null);
  useEffect(() => {
    const box = form.current;
    const note = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement) left.current = event.target;
    };
    box?.addEventListener('focusin', note);
    if (!document.activeElement?.closest('[role=dialog]')) {
      (left.current?.isConnected === true ? left.current : beginningOf(box))?.focus();
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
