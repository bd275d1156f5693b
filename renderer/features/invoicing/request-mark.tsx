import { useTranslation } from 'react-i18next';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { InvoiceRequestState } from '#shared/invoicing/invoicing.contract.ts';

const MARKS = { requested: 'inProgress', issued: 'fulfilled', void: 'void' } as const;

export function RequestMark({ state }: { readonly state: InvoiceRequestState }) {
  const { t } = useTranslation('invoicing');
  return <StatusMark status={MARKS[state]} text={t(`state.${state}`)} />;
}
