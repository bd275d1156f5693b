import { Button } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { Kbd } from '#renderer/components/kbd.tsx';

interface StepFrameProps {
  readonly title: string;
  readonly text: string;
  /** Which step of how many; absent where there is only one. */
  readonly step?: { readonly at: number; readonly names: readonly string[] };
  /** What the button that goes on says. */
  readonly next: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly children: ReactNode;
}

/** One step of the first run: Enter goes on, Esc goes back, nothing is made before the last one. */
export function StepFrame(props: StepFrameProps) {
  const { t } = useTranslation('users');
  const { step, busy = false } = props;
  const form = useRef<HTMLFormElement>(null);
  const at = step?.at ?? 0;
  // Enter must go on wherever one is: the first box has the cursor, else what is to be pressed
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('.step-body :is(input, .ant-btn):not(:disabled)');
    (first ?? form.current?.querySelector<HTMLElement>('[type="submit"]'))?.focus();
  }, [at]);
  useKeys([{ chord: 'Escape', run: () => !busy && props.onBack() }]);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!busy && props.disabled !== true) props.onNext();
  }
  return (
    <form ref={form} className="first-run" autoComplete="off" onSubmit={submit}>
      <h1>{props.title}</h1>
      {step !== undefined && (
        <ol className="steps" aria-label={t('step.label')}>
          {step.names.map((name, index) => (
            <li key={name} aria-current={index === step.at ? 'step' : undefined}>
              <i aria-hidden>{index + 1}</i>
              {name}
            </li>
          ))}
        </ol>
      )}
      <p className="quiet">{props.text}</p>
      <div className="step-body">{props.children}</div>
      <div className="step-actions">
        <Button onClick={props.onBack} disabled={busy}>
          {t('step.back')}
          <Kbd chord="Escape" />
        </Button>
        <span className="push" />
        <Button type="primary" htmlType="submit" loading={busy} disabled={props.disabled === true}>
          {props.next}
          <Kbd chord="Enter" />
        </Button>
      </div>
    </form>
  );
}
