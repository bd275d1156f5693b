import { useTranslation } from 'react-i18next';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { usePolicyWords } from '#renderer/components/policy-words.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

/** The steps the policy asked for when it was submitted: who has signed, whose turn it is, in which role one signs oneself. */
export function PolicySteps({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const waits = view.state === 'submitted' || view.state === 'disputed';
  // What ended without effect has nothing left to sign.
  const steps = view.policySteps.filter(({ signedBy }) => waits || signedBy.length > 0);
  if (steps.length === 0) return undefined;
  return (
    <ol className="policy-steps" aria-label={t('steps.label')}>
      {steps.map((step, index) => (
        <li key={index} className={view.step === index + 1 ? 'turn' : ''}>
          <Step step={step} ordinal={index + 1} view={view} waits={waits} />
        </li>
      ))}
    </ol>
  );
}

interface StepProps {
  readonly step: SubmissionView['policySteps'][number];
  readonly ordinal: number;
  readonly view: SubmissionView;
  readonly waits: boolean;
}

function Step({ step, ordinal, view, waits }: StepProps) {
  const { t } = useTranslation('review');
  const words = usePolicyWords();
  const missing = step.people - step.signedBy.length;
  const isTurn = view.step === ordinal;
  const roles = words.roles(step.roles);
  return (
    <>
      <span className="faint num">{t('steps.step', { step: ordinal })}</span>
      <span className="cut" title={roles}>
        {roles}
        {step.people > 1 && t('steps.people', { count: step.people })}
      </span>
      {step.escalatedRoles.length > 0 && (
        <span className="escalated">{t('steps.escalated', { roles: words.roles(step.escalatedRoles) })}</span>
      )}
      {step.signedBy.length > 0 && <StatusMark status="effective" text={step.signedBy.join(t('comma'))} />}
      {missing > 0 && waits && isTurn && <StatusMark status="submitted" text={t('steps.waits', { count: missing })} />}
      {missing > 0 && waits && !isTurn && <StatusMark status="draft" text={t('steps.later')} />}
      {isTurn && <SignsAs view={view} />}
    </>
  );
}

/** In which role this person would sign, and for whom when it is lent. */
function SignsAs({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const { signsAs } = view;
  if (signsAs === undefined || !view.mayCheck) return undefined;
  const { role, forName } = signsAs;
  const said = t(forName === undefined ? 'steps.signsAs' : 'steps.signsFor', {
    role: t(`users:values.person.roles.${role}`),
    name: forName,
  });
  return (
    <span className="quiet cut" title={said}>
      {said}
    </span>
  );
}
