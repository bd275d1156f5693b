import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextBox } from '#renderer/components/boxes.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import type { Deviations } from '#renderer/components/use-deviations.ts';

interface Reasons {
  readonly deviations: Deviations;
  /** A field that shows the box itself says so. */
  readonly claim: (path: string) => () => void;
}

const ReasonContext = createContext<Reasons | undefined>(undefined);

interface ReasonsProps {
  readonly kind: string;
  readonly deviations: Deviations;
  readonly children: ReactNode;
}

/** A small box for the reason at every field that differs from a countersigned record; places in a grid stand above it. */
export function DeviationReasons({ kind, deviations, children }: ReasonsProps) {
  const { t } = useTranslation('forms');
  const words = useRecordWords();
  const [claimed, setClaimed] = useState<readonly string[]>([]);
  const claim = useMemo(
    () => (path: string) => {
      setClaimed((old) => [...old, path]);
      return () => setClaimed((old) => old.filter((other) => other !== path));
    },
    [],
  );
  const value = useMemo(() => ({ deviations, claim }), [deviations, claim]);
  const rest = Object.keys(deviations.reasons).filter((path) => !claimed.includes(path));
  return (
    <ReasonContext value={value}>
      {rest.length > 0 && (
        <div className="reason-list" role="group" aria-label={t('deviation.title')}>
          <b>{t('deviation.title')}</b>
          {rest.map((path) => (
            <label key={path}>
              <span className="cut">{words.place(kind, path)}</span>
              <ReasonBox path={path} deviations={deviations} />
            </label>
          ))}
        </div>
      )}
      {children}
    </ReasonContext>
  );
}

function ReasonBox({ path, deviations }: { readonly path: string; readonly deviations: Deviations }) {
  const { t } = useTranslation('forms');
  return (
    <TextBox
      name={`reason-${path}`}
      aria-label={t('deviation.reason')}
      placeholder={t('deviation.reason')}
      maxLength={200}
      value={deviations.reasons[path] ?? ''}
      onChange={(text) => deviations.give(path, text)}
    />
  );
}

/** Under a field: why its value differs, where that was asked. */
export function ReasonAt({ path }: { readonly path: string }) {
  const reasons = useContext(ReasonContext);
  const asked = reasons?.deviations.reasons[path] !== undefined;
  const claim = reasons?.claim;
  useEffect(() => (asked ? claim?.(path) : undefined), [asked, claim, path]);
  if (reasons === undefined || !asked) return undefined;
  return (
    <div className="reason-box">
      <ReasonBox path={path} deviations={reasons.deviations} />
    </div>
  );
}
