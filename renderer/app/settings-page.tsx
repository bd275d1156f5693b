import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { FURTHER } from '#renderer/app/further-pages.ts';
import { useMay } from '#renderer/app/session.tsx';
import { VerifyPanel } from '#renderer/features/audit/verify-panel.tsx';
import { OwnAccess } from '#renderer/features/users/own-access.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Field } from '#renderer/components/field.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';

/** How the window looks to this person: language, colours, density; each takes effect at once. */
export function SettingsPage() {
  const { t } = useTranslation('window');
  const look = useAppearance();
  const may = useMay();
  const { open } = useTabs();
  return (
    <>
      <PageHeader title={t('pages.settings')} facts={t('look.facts')}>
        {FURTHER.filter(({ permission }) => may(permission)).map(({ page }) => (
          <Button key={page} onClick={() => open(page, {})}>
            {t(`pages.${page}`)}
          </Button>
        ))}
      </PageHeader>
      <div className="scroll">
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
                options={(['light', 'dark', 'contrast'] as const).map((value) => ({
                  value,
                  label: t(`look.${value}`),
                }))}
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
        </div>
        <OwnAccess />
        <VerifyPanel />
      </div>
    </>
  );
}
