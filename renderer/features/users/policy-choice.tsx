import { useTranslation } from 'react-i18next';
import type { FounderForm, Preset } from '#renderer/features/users/founder-model.ts';
import { policyPreset, stepsWithoutPeople } from '#shared/review/policy-presets.ts';

interface PolicyChoiceProps {
  readonly policy: Preset;
  readonly people: readonly FounderForm[];
  readonly onChange: (policy: Preset) => void;
}

const PRESETS: readonly Preset[] = ['two', 'three', 'five'];

/** 复核制度 to begin with: three ready-made ones; one whose steps nobody could sign says what is missing. */
export function PolicyChoice({ policy, people, onChange }: PolicyChoiceProps) {
  const { t } = useTranslation('users');
  return (
    <div className="policy-choice" role="radiogroup" aria-label={t('firstRun.steps.policy')}>
      {PRESETS.map((preset) => {
        const lacking = stepsWithoutPeople(policyPreset(preset), people).length > 0;
        return (
          <label key={preset} className={preset === policy ? 'way on' : 'way'}>
            <input
              type="radio"
              name="policy"
              checked={preset === policy}
              disabled={lacking}
              onChange={() => onChange(preset)}
            />
            <span>
              <b>{t(`values.genesis.policy.${preset}`)}</b>
              <span className="quiet">{t(`firstRun.policy.${preset}`)}</span>
              {lacking && <span className="due-soon small">{t('firstRun.policy.lacking')}</span>}
            </span>
          </label>
        );
      })}
    </div>
  );
}
