import { Button } from 'antd';
import { Table2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { RECORD_PAGES } from '#renderer/app/record-pages.ts';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { DateBox } from '#renderer/components/boxes.tsx';
import { day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { BracketTable } from '#renderer/features/reports/bracket-table.tsx';
import { isBusinessDate } from '#shared/kernel/business-date.ts';
import type { OpenItemRow } from '#shared/reports/receivables.contract.ts';

const READS = ['dispatch', 'invoicing', 'contracts', 'ledger', 'clients'];

/** 账龄 of one client: the brackets, and the documents that stand in them, oldest first. */
export function ClientAgeing({ clientId, clientName }: ClientSectionProps) {
  const { t } = useTranslation('reports');
  const { open } = useTabs();
  const today = useToday();
  const [asOf, setAsOf] = useTabMemory('asOf', today);
  const input = { clientId, ...(isBusinessDate(asOf) && { asOf }) };
  const list = useOfficeList({ query: 'reports.openItems', name: 'openItems', fixed: input, reads: READS });
  const ageing = useOfficeQuery('reports.ageing', { ...input, limit: 1 }, { reads: READS, keepPrevious: true });
  const figures = ageing.data?.rows[0];
  return (
    <div className="client-ageing">
      <div className="client-ageing-list">
        <ListPage
          embedded
          title={`${clientName} ${t('ageing.title')}`}
          list={list}
          columns={useOpenItemColumns()}
          rowKey={(row) => row.itemId}
          rowName={(row) => row.number}
          filters={
            <label className="inline-field dates">
              {t('ageing.on')}
              <DateBox name="asOf" value={asOf} today={today} placeholder="" onChange={setAsOf} />
            </label>
          }
          actions={
            <Button icon={<Table2 size={13} aria-hidden />} onClick={() => open('reports.ageing')}>
              {t('ageing.ofAll')}
            </Button>
          }
          onOpen={(row) => {
            const page = RECORD_PAGES[row.sourceKind]?.page;
            if (page !== undefined) open(page, { id: row.sourceId }, row.number);
          }}
          empty={{ title: t('ageing.nothingOpen.title'), text: t('ageing.nothingOpen.text') }}
          {...(asOf !== today && { narrowed: { onClear: () => setAsOf(today) } })}
        />
      </div>
      {figures !== undefined && (
        <aside className="panel" aria-label={t('ageing.title')}>
          <BracketTable figures={figures} />
          <p className="panel-note">{t('ageing.basis')}</p>
        </aside>
      )}
    </div>
  );
}

function useOpenItemColumns(): readonly ListColumn<OpenItemRow>[] {
  const { t } = useTranslation('reports');
  return useMemo(
    () => [
      words('kind', t('openItems.kind'), 84, (row) => t(`openItems.source.${row.sourceKind}`), { frozen: true }),
      plain('number', t('openItems.number'), 180, (row) => row.number, { frozen: true, grow: true }),
      day('issuedOn', t('openItems.issuedOn'), (row) => row.issuedOn),
      day('dueOn', t('openItems.dueOn'), (row) => row.dueOn),
      drawn(
        'daysLate',
        t('openItems.daysLate'),
        76,
        (row) => (row.daysLate > 0 ? String(row.daysLate) : '–'),
        (row) => (
          <span className={row.daysLate > 0 ? 'num minus' : 'num'}>{row.daysLate > 0 ? row.daysLate : '–'}</span>
        ),
        { align: 'end', as: 'number' },
      ),
      money('amountFen', t('openItems.amount'), 106, (row) => row.amountFen),
      money('settledFen', t('openItems.settled'), 106, (row) => row.settledFen),
      money('openFen', t('openItems.open'), 106, (row) => row.openFen),
      words('bracket', t('openItems.bracket'), 92, (row) => t(`ageing.bracket.${row.bracket}`)),
    ],
    [t],
  );
}
