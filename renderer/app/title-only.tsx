import { useTranslation } from 'react-i18next';
import { Logo } from '#renderer/app/logo.tsx';
import { SampleMark } from '#renderer/app/sample-mark.tsx';
import { WindowButtons } from '#renderer/app/window-buttons.tsx';

/** The title bar before anyone has signed in. */
export function TitleOnly({ officeName }: { readonly officeName?: string | undefined }) {
  const { t } = useTranslation('window');
  return (
    <header className="title-bar">
      <span className="brand">
        <Logo />
        {t('product')}
      </span>
      <span className="office-name cut">{officeName}</span>
      <SampleMark />
      <span className="push" />
      <WindowButtons />
    </header>
  );
}
