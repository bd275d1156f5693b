import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { SubmissionView } from '#shared/review/review.contract.ts';

/** Whether values are held back here, and how the submission stands. */
export function KeyingHead({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const rekeys = view.mayCheck && view.checks.some((check) => check.mode === 'rekey');
  return (
    <div className="pane-bar">
      {view.hidden.length > 0 ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
      <b>{t(rekeys ? 'keying.title' : 'keying.read')}</b>
      <span className="quiet cut small push">{t(view.hidden.length > 0 ? 'keying.blind' : 'keying.shown')}</span>
      {view.state !== 'submitted' && <StateMark state={view.state} />}
    </div>
  );
}

export function StateMark({ state }: { readonly state: SubmissionView['state'] }) {
  const { t } = useTranslation('review');
  const text = t(`state.${state}`);
  switch (state) {
    case 'withdrawn':
    case 'expired':
      return <StatusMark status="void" text={text} />;
    case 'submitted':
    case 'disputed':
    case 'returned':
    case 'rejected':
    case 'effective':
      return <StatusMark status={state} text={text} />;
  }
}
