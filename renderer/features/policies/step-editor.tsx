import { Button } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MoneyBox, TextBox, TickBox } from '#renderer/components/boxes.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { useErrorAt } from '#renderer/features/policies/use-error-at.ts';
import type { StepForm } from '#renderer/features/policies/policy-form-model.ts';
import { CHECKING_ROLES } from '#shared/review/policy-presets.ts';
import type { ReviewedKind } from '#shared/review/policies.contract.ts';

interface StepEditorProps {
  readonly step: StepForm;
  /** `rules.2.steps.0`: the boxes are named by it. */
  readonly path: string;
  readonly ordinal: number;
  readonly decidedBy: ReviewedKind['decidedBy'];
  readonly faults: readonly FormFault[];
  readonly onChange: (step: StepForm) => void;
  readonly onRemove?: () => void;
}

/** One step on two lines: how many people from which amount on, and of which roles. */
export function StepEditor(props: StepEditorProps) {
  const { t } = useTranslation('policies');
  const { step, path, ordinal, decidedBy, faults, onChange, onRemove } = props;
  const errorAt = useErrorAt(faults);
  const wrong = (name: string) => ({ 'aria-invalid': errorAt(`${path}.${name}`) !== undefined });
  const whole = faults.find((fault) => fault.path === path);
  const say = useFaultWords();
  const said = [
    whole && say(whole),
    ...['count', 'roles', 'fromFen', 'fromDiscountBasisPoints'].map((name) => errorAt(`${path}.${name}`)),
  ];
  return (
    <fieldset className="step-editor" aria-label={t('step', { step: ordinal })}>
      <div>
        <b>{t('step', { step: ordinal })}</b>
        <label>
          {t('fields.review_policy.rules.steps.count')}
          <TextBox
            {...wrong('count')}
            name={`${path}.count`}
            end
            value={step.count}
            onChange={(count) => onChange({ ...step, count })}
          />
        </label>
        {ordinal > 1 && decidedBy.includes('money') && (
          <label>
            {t('fields.review_policy.rules.steps.fromFen')}
            <MoneyBox
              {...wrong('fromFen')}
              name={`${path}.fromFen`}
              value={step.fromFen}
              onChange={(fromFen) => onChange({ ...step, fromFen })}
            />
          </label>
        )}
        {ordinal > 1 && decidedBy.includes('discount') && (
          <label>
            {t('fields.review_policy.rules.steps.fromDiscountBasisPoints')}
            <TextBox
              {...wrong('fromDiscountBasisPoints')}
              name={`${path}.fromDiscountBasisPoints`}
              end
              placeholder="%"
              value={step.fromDiscountBasisPoints}
              onChange={(text) => onChange({ ...step, fromDiscountBasisPoints: text })}
            />
          </label>
        )}
        {ordinal === 1 && <span className="quiet">{t('firstAlways')}</span>}
        <span className="push" />
        {onRemove !== undefined && (
          <Button size="small" type="text" icon={<X size={12} aria-hidden />} onClick={onRemove}>
            {t('removeStep')}
          </Button>
        )}
      </div>
      <div className="policy-ticks">
        {CHECKING_ROLES.map((role, index) => (
          <TickBox
            key={role}
            // A message about the roles leads to the first of them.
            {...(index === 0 && { name: `${path}.roles` })}
            label={t(`users:values.person.roles.${role}`)}
            checked={step.roles.includes(role)}
            onChange={(on) =>
              onChange({ ...step, roles: on ? [...step.roles, role] : step.roles.filter((other) => other !== role) })
            }
          />
        ))}
      </div>
      {said
        .filter((text) => text !== undefined)
        .map((text) => (
          <div key={text} className="wrong-text small minus">
            {text}
          </div>
        ))}
    </fieldset>
  );
}
