import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pagesOf } from '#renderer/app/record-pages.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { count, drawn, type ListColumn, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { type RecordWords, useRecordWords } from '#renderer/components/record-words.ts';
import { OpenReleases } from '#renderer/features/disclosures/open-releases.tsx';
import { disclosureList, type DisclosureRow } from '#shared/disclosures/disclosures.contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

const READS = ['exchange', 'printing', 'review', 'clients'];

const whats = (...values: readonly DisclosureRow['what'][]) => ({ filter: { what: [...values] } });

/** 数据外发记录: who exported, printed or looked at what, newest first. */
export function DisclosureListPage() {
  const { t } = useTranslation('disclosures');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'disclosures.list',
    name: 'disclosures',
    definition: disclosureList,
    views: [
      { value: 'all', text: t('views.all') },
      { value: 'exports', text: t('views.exports'), ...whats('export') },
      { value: 'prints', text: t('views.prints'), ...whats('print', 'preview') },
      { value: 'reveals', text: t('views.reveals'), ...whats('reveal', 'shown') },
    ],
    reads: READS,
  });
  return (
    <ListPage
      title={t('title')}
      list={list}
      search={t('search')}
      columns={useDisclosureColumns()}
      rowKey={(row) => String(row.seq)}
      rowName={(row) => String(row.seq)}
      note={<OpenReleases />}
      onOpen={(row) => {
        const pages = pagesOf(row.subjectKind);
        if (pages !== undefined && row.subjectId !== null)
          open(pages.page, { ...pages.params, id: row.subjectId }, row.subjectLabel ?? undefined);
      }}
      exportAs="disclosures"
      empty={{ title: t('empty.title'), text: t('empty.text') }}
    />
  );
}

/** What was told, in words: columns of a list by their keys, fields of a record by their names. */
function fieldsText(row: DisclosureRow, record: RecordWords, all: string): string {
  if (row.fields === '') return all;
  if (row.what === 'export') return row.fields.replaceAll(',', ' ');
  return row.fields
    .split(',')
    .map((path) => record.place(row.subjectKind, path))
    .join('、');
}

function useDisclosureColumns(): readonly ListColumn<DisclosureRow>[] {
  const { t } = useTranslation('disclosures');
  const record = useRecordWords();
  const lists = useOfficeQuery('exchange.kinds', {}).data?.exports;
  const say = useSay();
  return useMemo(() => {
    const value = (name: string) => (one: string) => t(`values.${name}.${one}`);
    const subject = (row: DisclosureRow) => {
      const list = row.what === 'export' ? lists?.find((one) => one.list === row.subjectKind) : undefined;
      return list === undefined ? record.kind(row.subjectKind) : say(list.title);
    };
    return [
      plain('seq', t('columns.seq'), 64, (r) => r.seq, { frozen: true, exported: [] }),
      plain('onDate', t('columns.at'), 124, (r) => formatInstant(r.at), { frozen: true }),
      words('what', t('columns.what'), 116, (r) => value('what')(r.what), { choice: value('what') }),
      words('personName', t('columns.person'), 84, (r) => r.personName),
      words('subjectKind', t('columns.subject'), 120, subject),
      words('subjectLabel', t('columns.label'), 250, (r) => r.subjectLabel, { grow: true }),
      words('fields', t('columns.fields'), 124, (r) => fieldsText(r, record, t('allFields'))),
      count('rowCount', t('columns.rows'), 70, (r) => r.rowCount),
      drawn(
        'masking',
        t('columns.masking'),
        104,
        (r) => value('masking')(r.masking),
        (r) => <span className={r.masking === 'whole' ? 'due-soon' : 'quiet'}>{value('masking')(r.masking)}</span>,
        { choice: value('masking') },
      ),
      words('reason', t('columns.reason'), 100, (r) => value('reason')(r.reason), { choice: value('reason') }),
      words('remark', t('columns.remark'), 160, (r) => r.remark),
      words('secondName', t('columns.second'), 84, (r) => r.secondName),
      words('filter', t('columns.filter'), 160, (r) => r.filter, { begins: 'hidden' }),
      plain('fileHash', t('columns.file'), 130, (r) => r.fileHash?.slice(0, 16), { begins: 'wide' }),
    ];
  }, [t, record, lists, say]);
}
