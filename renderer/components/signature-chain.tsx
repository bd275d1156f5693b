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
  escalated: 'submitted',
  adjudicated: 'effective',
};

/** Roles a step was opened to, the role somebody signed in. */
function rolesOf({ roles, role }: Readonly<Record<string, unknown>>): readonly string[] {
  if (Array.isArray(roles)) return roles.filter((one) => typeof one === 'string');
  return typeof role === 'string' ? [role] : [];
}

/** Reasons of a return, as far as this person may read them. */
function reasonsOf(facts: Readonly<Record<string, unknown>>): readonly string[] {
  const { reasons, remark } = facts;
  const remarks = typeof remark === 'string' && remark !== '' ? [remark] : [];
  if (!Array.isArray(reasons)) return remarks;
  return reasons.flatMap((reason: unknown) =>
    reason !== null && typeof reason === 'object' && 'text' in reason ? [String(reason.text)] : [],
  );
}

/** Who submitted, keyed, returned, decided and signed, in order: on the record for ever. */
export function SignatureChain({ events }: { readonly events: readonly ChainEvent[] }) {
  return (
    <ol className="chain">
      {events.map((event, index) => (
        <li key={index}>
          <ChainLink event={event} />
        </li>
      ))}
    </ol>
  );
}

function ChainLink({ event }: { readonly event: ChainEvent }) {
  const { t } = useTranslation('review');
  const { facts } = event;
  const roles = rolesOf(facts).map((role) => t(`users:values.person.roles.${role}`, { defaultValue: role }));
  const lender = facts['forName'];
  return (
    <>
      <div>
        {facts['automatic'] === true ? t('chain.byOffice') : event.personName}{' '}
        <span className="small quiet num">{formatInstant(event.at).slice(5)}</span>
      </div>
      <StatusMark status={MARK_OF[event.event]} text={t(`chain.${event.event}`)} />
      {roles.length > 0 && <span className="small quiet"> {roles.join(t('comma'))}</span>}
      {typeof lender === 'string' && <div className="small quiet">{t('steps.lent', { name: lender })}</div>}
      {reasonsOf(facts).map((text) => (
        <div key={text} className="small">
          {text}
        </div>
      ))}
    </>
  );
}
