import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import type { ClientRow } from '#shared/clients/clients.contract.ts';

/** Share of the credit limit in use, in percent; undefined without a limit. */
export function usedPercent(row: Pick<ClientRow, 'creditLimitFen' | 'balanceFen'>): number | undefined {
  return row.creditLimitFen === 0 ? undefined : Math.round((row.balanceFen / row.creditLimitFen) * 100);
}

const MARKS: Readonly<Record<ClientRow['status'], MarkName>> = {
  prospect: 'notStarted',
  active: 'effective',
  frozen: 'frozen',
  closed: 'void',
};

/** The state of a client: an open submission tells more than the effective status. */
export function ClientMark({ row }: { readonly row: Pick<ClientRow, 'status' | 'inReview'> }) {
  const { t } = useTranslation('clients');
  if (row.inReview) return <StatusMark status="submitted" />;
  return <StatusMark status={MARKS[row.status]} text={t(`values.client.status.${row.status}`)} />;
}

/** Columns of the client list; tax ids and phones arrive masked from core. */
export function useClientColumns(): readonly ListColumn<ClientRow>[] {
  const { t } = useTranslation('clients');
  return useMemo(() => {
    const value = (name: string) => (one: string) => t(`values.client.${name}.${one}`);
    const itself = (one: string) => one;
    const state = (r: ClientRow) => (r.inReview ? t('words:status.submitted') : value('status')(r.status));
    return [
      plain('code', t('columns.code'), 92, (r) => r.code, { frozen: true }),
      words('name', t('columns.name'), 200, (r) => r.name, { frozen: true, grow: true }),
      words('shortName', t('fields.client.shortName'), 96, (r) => r.shortName, { begins: 'hidden' }),
      plain('taxNumberMasked', t('columns.taxNumber'), 160, (r) => r.taxNumberMasked, {
        begins: 'wide',
        masked: true,
        letters: (r) => ({ text: r.taxNumberMasked, look: 'code' }),
      }),
      words('region', t('fields.client.region'), 80, (r) => r.region, { begins: 'wide' }),
      words('kind', t('fields.client.kind'), 90, (r) => value('kind')(r.kind), {
        begins: 'wide',
        choice: value('kind'),
      }),
      plain('paymentDays', t('fields.client.paymentDays'), 96, (r) => r.paymentDays, {
        align: 'end',
        as: 'number',
        begins: 'wide',
      }),
      words('sizeGrade', t('columns.sizeGrade'), 58, (r) => r.sizeGrade, { choice: itself, align: 'center' }),
      words('creditGrade', t('columns.creditGrade'), 58, (r) => r.creditGrade, { choice: itself, align: 'center' }),
      words('ownerName', t('columns.owner'), 72, (r) => r.ownerName),
      words('deputyName', t('columns.deputy'), 72, (r) => r.deputyName, { begins: 'hidden' }),
      words('tags', t('columns.tags'), 120, (r) => r.tags, { begins: 'hidden' }),
      words('contactName', t('contact'), 72, (r) => r.contactName, { begins: 'hidden' }),
      plain('contactPhone', t('columns.phone'), 116, (r) => r.contactPhone, { begins: 'hidden', masked: true }),
      money('creditLimitFen', t('columns.creditLimit'), 116, (r) => r.creditLimitFen),
      money('balanceFen', t('columns.balance'), 116, (r) => r.balanceFen),
      drawn('used', t('columns.used'), 70, usedWords, (r) => <UsedText row={r} />, {
        align: 'end',
        as: 'number',
        tone: (r) => ((usedPercent(r) ?? 0) > 100 ? 'warning' : undefined),
      }),
      drawn(
        'status',
        t('columns.status'),
        104,
        state,
        (r) => <StatusMark status={r.inReview ? 'submitted' : MARKS[r.status]} text={state(r)} />,
        { choice: value('status') },
      ),
    ];
  }, [t]);
}

function usedWords(row: ClientRow): string {
  const percent = usedPercent(row);
  return percent === undefined || row.balanceFen === 0 ? '–' : `${percent}%`;
}

/** Over the limit is told by a triangle and weight, not by colour alone. */
export function UsedText({ row }: { readonly row: Pick<ClientRow, 'creditLimitFen' | 'balanceFen'> }) {
  const percent = usedPercent(row);
  if (percent === undefined || row.balanceFen === 0) return <span className="num">–</span>;
  return (
    <span
      className={`num${percent > 100 ? ' minus strong' : percent > 90 ? ' strong' : ''}`}
    >{`${percent > 100 ? '▲ ' : ''}${percent}%`}</span>
  );
}
