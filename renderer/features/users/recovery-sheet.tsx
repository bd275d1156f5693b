import { useTranslation } from 'react-i18next';
import { SecretSheet } from '#renderer/components/secret-sheet.tsx';

interface RecoverySheetProps {
  readonly officeName: string;
  readonly code: string;
  /** What the button that goes on says. */
  readonly next: string;
  readonly onDone: () => void;
}

/** 恢复码, shown this once. */
export function RecoverySheet(props: RecoverySheetProps) {
  const { t } = useTranslation('users');
  return (
    <SecretSheet
      {...props}
      title={t('recovery.code')}
      once={t('recovery.once')}
      seal={t('recovery.seal')}
      paper={[t('recovery.paper1'), t('recovery.paper2'), t('recovery.paper3')]}
    />
  );
}
