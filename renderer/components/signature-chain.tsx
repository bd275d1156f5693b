import { useTranslation } from 'react-i18next';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { ChainEvent } from '#shared/review/review.contract.ts';

const MARK_OF: Readonly<Record<ChainEvent['event'], MarkName>> = {
  submitted: 'submitted',
  resubmitted: 'submitted',
  differed: 'disputed',
  agreed: 'effective',
  disputed: 'disputed',
  countersigned: 'effective',
  returned: 'returned',
  withdrawn: 'void',
  refused: 'returned',
  effective: 'effective',
  genesis: 'effective',
  rejected: 'rejected',
  expired: 'void',
  escalated: 'late',
  adjudicated: 'disputed',
  handed_over: 'submitted',
};

/** Reasons of a return, as far as this person may read them. */
function reasonsOf(facts: Readonly<Record<string, unknown>>): readonly string[] {
  const { reasons } = facts;
  if (!Array.isArray(reasons)) return [];
  return reasons.flatMap((reason: unknown) =>
    reason !== null && typeof reason === 'object' && 'text' in reason ? [String(reason.text)] : [],
  );
}

/** Who submitted, keyed, returned and signed, in order: on the record for ever. */
export function SignatureChain({ events }: { readonly events: readonly ChainEvent[] }) {
  const { t } = useTranslation('review');
  return (
    <ol className="chain">
      {events.map((event, index) => (
        <li key={index}>
          <div>
            {event.personName} <span className="small quiet num">{formatInstant(event.at).slice(5)}</span>
          </div>
          <StatusMark status={MARK_OF[event.event]} text={t(`chain.${event.event}`)} />
          {event.event === 'handed_over' && (
            <div className="small">
              {t('chain.fromTo', { from: String(event.facts['from']), to: String(event.facts['to']) })}
            </div>
          )}
          {reasonsOf(event.facts).map((text) => (
            <div key={text} className="small">
              {text}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
