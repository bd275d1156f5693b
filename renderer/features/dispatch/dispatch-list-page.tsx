import { Button } from 'antd';
import { PhoneCall } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { count, day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { DispatchMark } from '#renderer/features/dispatch/dispatch-mark.tsx';
import { dispatchList, type DispatchRow } from '#shared/dispatch/dispatch.contract.ts';

const VIEWS = ['all', 'awaiting_sign_back', 'difference_open', 'signed', 'void'] as const;
const READS = ['review'];

/** 发货: the notes, and which signed copies are still out. */
export function DispatchListPage() {
  const { t } = useTranslation('dispatch');
  const may = useMay();
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'dispatch.list',
    name: 'dispatch',
    definition: dispatchList,
    views: VIEWS.map((value) => ({
      value,
      text: t(`view.${value}`),
      ...(value !== 'all' && { filter: { state: value } }),
    })),
    reads: READS,
  });
  const actions = ({ id, number, state }: DispatchRow): readonly RowAction[] => [
    {
      key: 'amend',
      label: t('forms:amend'),
      chord: 'F2',
      disabled: !may('dispatch.write') || state === 'void',
      run: () => open('dispatch.form', { record: id }, number),
    },
    {
      key: 'print',
      label: t('forms:print'),
      chord: 'Ctrl+P',
      disabled: !may('printing.print') || state === 'void',
      run: () => open('printing.preview', { document: 'dispatch_note', id, number }),
    },
  ];
  return (
    <ListPage
      title={t('title')}
      list={list}
      search={t('searchHint')}
      columns={useDispatchColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      rowLook={lookOf}
      rowActions={actions}
      onOpen={(row) => open('dispatch.page', { id: row.id }, row.number)}
      create={{
        label: t('new'),
        allowed: may('dispatch.write'),
        run: () => open('dispatch.form', { draft: crypto.randomUUID() }),
      }}
      actions={
        <Button icon={<PhoneCall size={13} aria-hidden />} onClick={() => open('dispatch.chase')}>
          {t('chase.title')}
        </Button>
      }
      exportAs="dispatch"
      empty={{ title: t('empty.title'), text: t('empty.text') }}
    />
  );
}

function lookOf(row: DispatchRow): 'dim' | undefined {
  return row.state === 'void' ? 'dim' : undefined;
}

export function useDispatchColumns(): readonly ListColumn<DispatchRow>[] {
  const { t } = useTranslation('dispatch');
  return useMemo(() => {
    const field = (name: string) => t(`fields.dispatch_note.${name}`);
    return [
      plain('number', t('columns.number'), 128, (r) => r.number, { frozen: true }),
      words('clientName', t('columns.client'), 210, (r) => r.clientName, { frozen: true, grow: true }),
      plain('clientCode', t('columns.clientCode'), 92, (r) => r.clientCode, { begins: 'hidden' }),
      words('kind', t('columns.kind'), 84, (r) => t(`values.dispatch_note.kind.${r.kind}`), {
        choice: (value) => t(`values.dispatch_note.kind.${value}`),
      }),
      day('dispatchedOn', t('columns.on'), (r) => r.dispatchedOn),
      words('warehouse', field('warehouse'), 110, (r) => r.warehouse, { begins: 'wide' }),
      count('lineCount', t('columns.lines'), 60, (r) => r.lineCount, { begins: 'wide' }),
      words('carrier', field('carrier'), 96, (r) => r.carrier),
      plain('waybill', field('waybill'), 132, (r) => r.waybill),
      count('pieces', field('pieces'), 60, (r) => r.pieces),
      money('grossFen', t('columns.gross'), 116, (r) => r.grossFen),
      day('signBackDueOn', t('columns.signBackDue'), (r) => r.signBackDueOn),
      drawn(
        'state',
        t('columns.state'),
        112,
        (r) => (r.daysLate > 0 ? t('words:status.lateDays', { count: r.daysLate }) : t(`state.${r.state}`)),
        (r) => <DispatchMark state={r.state} daysLate={r.daysLate} />,
        { choice: (value) => t(`state.${value}`) },
      ),
    ];
  }, [t]);
}
