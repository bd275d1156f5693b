import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { findRegister, type RegisterShown, useRegisters } from '#renderer/components/use-registers.ts';

interface WithRegisterProps {
  /** The one the tab names, unless said. */
  readonly name?: string;
  readonly children: (shown: RegisterShown) => ReactNode;
}

/** A register, once its declaration is here. */
export function WithRegister({ name, children }: WithRegisterProps) {
  const { t } = useTranslation('registers');
  const { params } = useTab();
  const kinds = useRegisters();
  if (kinds.isError) return <ErrorNote error={kinds.error} onRetry={() => void kinds.refetch()} />;
  if (kinds.data === undefined) return <GreyRows />;
  const shown = findRegister(kinds.data, name ?? params['register'] ?? '');
  if (shown === undefined) return <EmptyState title={t('unknown.title')}>{t('unknown.text')}</EmptyState>;
  return children(shown);
}
