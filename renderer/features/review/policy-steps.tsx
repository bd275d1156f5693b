import { useTranslation } from 'react-i18next';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { SubmissionView } from '#shared/review/review.contract.ts';

/** The steps the policy asked for when it was submitted: who has signed, whose turn it is, in which role one signs oneself. */
export function PolicySteps({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const role = (name: string) => t(`users:values.person.roles.${name}`);
  const { policySteps: steps, signsAs } = view;
  return (
    <div className="policy-steps">
      <ol aria-label={t('steps.label')}>
        {steps.map((step, index) => (
          <li key={index} className={view.step === index + 1 ? 'turn' : ''}>
            <Step step={step} ordinal={index + 1} view={view} />
          </li>
        ))}
      </ol>
      {signsAs !== undefined && view.mayCheck && (
        <div className="small quiet">
          {t(signsAs.forName === undefined ? 'steps.signsAs' : 'steps.signsFor', {
            step: signsAs.step,
            role: role(signsAs.role),
            name: signsAs.forName,
          })}
        </div>
      )}
    </div>
  );
}

interface StepProps {
  readonly step: SubmissionView['policySteps'][number];
  readonly ordinal: number;
  readonly view: SubmissionView;
}

function Step({ step, ordinal, view }: StepProps) {
  const { t } = useTranslation('review');
  const names = (roles: readonly string[]) => roles.map((name) => t(`users:values.person.roles.${name}`)).join('/');
  const missing = step.people - step.signedBy.length;
  const waits = view.state === 'submitted' && view.step === ordinal;
  return (
    <>
      <span className="faint num">{t('steps.step', { step: ordinal })}</span>
      <span className="cut" title={names(step.roles)}>
        {names(step.roles)}
        {step.people > 1 && t('steps.people', { count: step.people })}
      </span>
      {step.escalatedRoles.length > 0 && (
        <span className="escalated" title={names(step.escalatedRoles)}>
          {t('steps.escalated', { roles: names(step.escalatedRoles) })}
        </span>
      )}
      {step.signedBy.length > 0 && <StatusMark status="effective" text={step.signedBy.join(t('comma'))} />}
      {missing > 0 && waits && <StatusMark status="submitted" text={t('steps.waits', { count: missing })} />}
      {missing > 0 && !waits && <StatusMark status="draft" text={t('steps.later')} />}
    </>
  );
}
