import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { Field } from '#renderer/components/field.tsx';

/** How the window looks to this person: language, colours, row height, type; each takes effect at once. */
export function LookSection() {
  const { t } = useTranslation('window');
  const look = useAppearance();
  return (
    <>
      <p className="quiet small">{t('look.facts')}</p>
      <div className="form-grid">
        <Field label={t('look.language')} span={4}>
          {() => (
            <Segmented
              value={look.language}
              onChange={(language) => look.change({ language })}
              options={[
                { value: 'zh-CN' as const, label: t('look.chinese') },
                { value: 'en-US' as const, label: t('look.english') },
              ]}
            />
          )}
        </Field>
        <Field label={t('look.scheme')} span={4}>
          {() => (
            <Segmented
              value={look.scheme}
              onChange={(scheme) => look.change({ scheme })}
              options={(['light', 'dark', 'contrast'] as const).map((value) => ({ value, label: t(`look.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('look.density')} span={4}>
          {() => (
            <Segmented
              value={look.density}
              onChange={(density) => look.change({ density })}
              options={(['compact', 'standard', 'roomy'] as const).map((value) => ({
                value,
                label: t(`look.${value}`),
              }))}
            />
          )}
        </Field>
        <Field label={t('look.type')} span={4} hint={t('look.typeHint')}>
          {() => (
            <Segmented
              value={look.type}
              onChange={(type) => look.change({ type })}
              options={(['small', 'normal', 'large'] as const).map((value) => ({
                value,
                label: t(`look.types.${value}`),
              }))}
            />
          )}
        </Field>
      </div>
      <p className="quiet small">{t('look.motion')}</p>
    </>
  );
}
