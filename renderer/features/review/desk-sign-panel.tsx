import { Button } from 'antd';
import { ShieldCheck, Timer } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/kbd.tsx';
import { shortHash } from '#renderer/components/sign-panel.tsx';
import type { Grant } from '#renderer/features/review/use-desk-signing.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface DeskSignPanelProps {
  readonly view: SubmissionView;
  readonly grant: Grant;
  readonly busy: boolean;
  readonly onSign: () => void;
  readonly onLapse: () => void;
}

/** Who signs what, which signature of how many, and how much of the minute is left. Enter signs, Esc leaves. */
export function DeskSignPanel({ view, grant, busy, onSign, onLapse }: DeskSignPanelProps) {
  const { t } = useTranslation('review');
  const ordinal = view.signatures + 1;
  const required = view.requiredSignatures;
  return (
    <section className="sign-panel" aria-label={t('sign.label')}>
      <div className="row">
        <ShieldCheck size={16} aria-hidden />
        <b>{t('sign.which', { ordinal, required, name: grant.checkerName })}</b>
        <span className="push" />
        <Countdown until={grant.until} onOver={onLapse} />
      </div>
      <div className="quiet small">
        {t('sign.content')} <span className="code">{shortHash(view.contentHash)}</span>{' '}
        {t(ordinal >= required ? 'sign.thenEffective' : 'sign.thenNext')}
      </div>
      <div className="row">
        <span className="push" />
        <Button type="primary" autoFocus loading={busy} onClick={onSign}>
          {t('sign.sign')}
          <Kbd chord="Enter" />
        </Button>
      </div>
    </section>
  );
}

const TICK_MS = 250;
const PRESSING_S = 10;

/** Seconds left, as `0:58`. */
function Countdown({ until, onOver }: { readonly until: number; readonly onOver: () => void }) {
  const { t } = useTranslation('review');
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  const over = useEffectEvent(onOver);
  useEffect(() => {
    const timer = setInterval(() => {
      const left = secondsUntil(until);
      setSeconds(left);
      if (left > 0) return;
      clearInterval(timer);
      over();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <span className={`countdown num${seconds <= PRESSING_S ? ' due-soon' : ''}`} role="timer">
      <Timer size={13} aria-hidden /> {t('desk.left', { time: `0:${String(seconds).padStart(2, '0')}` })}
    </span>
  );
}

function secondsUntil(until: number): number {
  return Math.max(0, Math.ceil((until - performance.now()) / 1000));
}
