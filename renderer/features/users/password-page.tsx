import { useTranslation } from 'react-i18next';
import { TitleOnly } from '#renderer/app/title-only.tsx';
import { PasswordForm } from '#renderer/features/users/password-form.tsx';
import type { SessionView } from '#shared/users/session.schema.ts';

interface PasswordPageProps {
  readonly session: SessionView;
  readonly onChanged: () => void;
}

/** A password handed out by somebody else signs nothing: it is changed before the first page opens. */
export function PasswordPage({ session, onChanged }: PasswordPageProps) {
  const { t } = useTranslation('users');
  return (
    <div className="sign-in">
      <TitleOnly />
      <div className="middle">
        <div className="first-run" style={{ width: 480 }}>
          <h1>{t('password.title', { name: session.name })}</h1>
          <p className="quiet">{t('password.text')}</p>
          <PasswordForm autoFocus onChanged={onChanged} />
        </div>
      </div>
    </div>
  );
}
