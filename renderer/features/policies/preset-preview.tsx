import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { Note } from '#renderer/components/notices.tsx';
import { policyDifference } from '#renderer/components/policy-difference.ts';
import { PolicyTable } from '#renderer/components/policy-table.tsx';
import type { PresetName } from '#renderer/features/policies/policy-form-model.ts';
import type { ReviewPolicy } from '#shared/review/policy.schema.ts';

interface PresetPreviewProps {
  readonly name: PresetName;
  readonly preset: ReviewPolicy;
  readonly from: ReviewPolicy;
  readonly onTake: () => void;
  readonly onBack: () => void;
}

/** What a ready-made policy would change, before it is taken. Nothing is taken by looking. */
export function PresetPreview({ name, preset, from, onTake, onBack }: PresetPreviewProps) {
  const { t } = useTranslation('policies');
  const differs = policyDifference(from, preset).some(({ change }) => change !== 'same');
  useKeys([
    { chord: 'Escape', label: t('preset.back'), run: onBack },
    { chord: 'Ctrl+Enter', label: t('preset.take'), disabled: !differs, run: onTake },
  ]);
  return (
    <section className="preset-preview" aria-label={t('preset.label')}>
      <Note tone="info" title={t(`values.review_policy.preset.${name}`)}>
        {t(`preset.says.${name}`)} {t(differs ? 'preset.below' : 'preset.alike')}
      </Note>
      {differs && <PolicyTable policy={preset} before={from} />}
      <div className="preset-actions">
        <span className="push" />
        <Button onClick={onBack}>
          {t('preset.back')}
          <Kbd chord="Escape" />
        </Button>
        <Button type="primary" disabled={!differs} onClick={onTake}>
          {t('preset.take')}
          <Kbd chord="Ctrl+Enter" />
        </Button>
      </div>
    </section>
  );
}
