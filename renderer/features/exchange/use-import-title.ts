import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { importName } from '#shared/locales/kind-names.ts';

/** "Import clients", in the words of the kind's own sheet. */
export function useImportTitle(kind: string): string {
  const { t } = useTranslation('exchange');
  const { language } = useAppearance();
  const title = useOfficeQuery('exchange.kinds', {}).data?.imports.find((one) => one.kind === kind)?.title;
  if (title === undefined) return t('import');
  return importName(language, language === 'zh-CN' ? title.zh : title.en);
}
