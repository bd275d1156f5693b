import { useTranslation } from 'react-i18next';
import { reasonsOf } from '#renderer/components/returned-note.tsx';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
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

/** Roles a step was opened to, the role somebody signed in. */
function rolesOf({ roles, role }: Readonly<Record<string, unknown>>): readonly string[] {
  if (Array.isArray(roles)) return roles.filter((one) => typeof one === 'string');
  return typeof role === 'string' ? [role] : [];
}

/** Which fields differed, or were judged not to be what the paper says: places, never values. */
function fieldsOf({ fields }: Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(fields) ? fields.filter((one) => typeof one === 'string') : [];
}

/** What was decided, in words. */
function verdictOf({ verdict }: Readonly<Record<string, unknown>>): 'maker' | 'returned' | undefined {
  return verdict === 'maker' || verdict === 'returned' ? verdict : undefined;
}

const MOST_PLACES = 3;

/** Reasons of a return, or a remark beside a decision. */
function saidIn(event: ChainEvent): readonly string[] {
  const { remark } = event.facts;
  return [
    ...(typeof remark === 'string' && remark !== '' ? [remark] : []),
    ...reasonsOf(event).map(({ text }) => text),
  ];
}

interface SignatureChainProps {
  /** Of which kind of record, for the names of its fields. */
  readonly kind: string;
  readonly events: readonly ChainEvent[];
}

/** Who submitted, keyed, returned, decided and signed, in order: on the record for ever. */
export function SignatureChain({ kind, events }: SignatureChainProps) {
  return (
    <ol className="chain">
      {events.map((event, index) => (
        <li key={index}>
          <ChainLink kind={kind} event={event} />
        </li>
      ))}
    </ol>
  );
}

function ChainLink({ kind, event }: { readonly kind: string; readonly event: ChainEvent }) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const { facts } = event;
  const places = fieldsOf(facts).map((path) => words.place(kind, path));
  const verdict = verdictOf(facts);
  const roles = rolesOf(facts).map((role) => t(`users:values.person.roles.${role}`, { defaultValue: role }));
  const lender = facts['for'];
  return (
    <>
      <div>
        {facts['automatic'] === true ? t('chain.byOffice') : event.personName}{' '}
        <span className="small quiet num">{formatInstant(event.at).slice(5)}</span>
      </div>
      <StatusMark status={MARK_OF[event.event]} text={t(`chain.${event.event}`)} />
      {roles.length > 0 && <span className="small quiet"> {roles.join(t('comma'))}</span>}
      {event.event === 'handed_over' && (
        <div className="small">{t('chain.fromTo', { from: String(facts['from']), to: String(facts['to']) })}</div>
      )}
      {verdict !== undefined && <div className="small">{t(`chain.verdict.${verdict}`)}</div>}
      {places.length > 0 && (
        <div className="small quiet" title={places.join(t('comma'))}>
          {places.slice(0, MOST_PLACES).join(t('comma'))}
          {places.length > MOST_PLACES && t('chain.andMore', { count: places.length - MOST_PLACES })}
        </div>
      )}
      {typeof lender === 'string' && <div className="small quiet">{t('steps.lent', { name: lender })}</div>}
      {saidIn(event).map((text) => (
        <div key={text} className="small">
          {text}
        </div>
      ))}
    </>
  );
}
