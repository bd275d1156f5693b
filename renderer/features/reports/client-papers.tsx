import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { FloatLayer } from '#renderer/app/float-layer.tsx';
import { pagesOf } from '#renderer/app/record-pages.ts';
import { callOffice, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { imageAddress, isImageName, sizeText } from '#renderer/components/file-bytes.ts';
import { type ListColumn, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { ErrorNote, FailureNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { ClientPaper } from '#shared/reports/client-story.contract.ts';

const READS = ['review', 'clients', 'contracts', 'dispatch', 'invoicing'];

/** 资料: every scan and file that stood behind what took effect for the client, newest first. */
export function ClientPapers({ clientId, clientName }: ClientSectionProps) {
  const { t } = useTranslation('reports');
  const { open } = useTabs();
  const [shown, setShown] = useState<ClientPaper>();
  const saving = useSaving();
  const list = useOfficeList({
    query: 'reports.clientPapers',
    name: 'clientPapers',
    fixed: { clientId },
    reads: READS,
  });
  return (
    <>
      <ListPage
        embedded
        title={`${clientName} ${t('papers.title')}`}
        list={list}
        columns={usePaperColumns()}
        rowKey={(row) => `${row.submissionId}/${row.position}`}
        rowName={(row) => row.fileName}
        note={saving.said}
        rowActions={(row) => [
          { key: 'save', label: t('papers.save'), chord: 'Ctrl+O', run: () => void saving.save(row) },
          {
            key: 'record',
            label: t('papers.toRecord', { label: row.label }),
            disabled: pagesOf(row.kind) === undefined,
            run: () => {
              const pages = pagesOf(row.kind);
              if (pages !== undefined) open(pages.page, { ...pages.params, id: row.recordId }, row.label);
            },
          },
        ]}
        onOpen={(row) => (isImageName(row.fileName) ? setShown(row) : void saving.save(row))}
        empty={{ title: t('papers.empty.title'), text: t('papers.empty.text') }}
      />
      {shown !== undefined && <Picture paper={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

/** Saves a file where the person wants it, and says where that is. */
function useSaving() {
  const { t } = useTranslation('reports');
  const [path, setPath] = useState<string>();
  const [failure, setFailure] = useState<Parameters<typeof FailureNote>[0]['failure']>();
  return {
    said:
      failure === undefined ? (
        path !== undefined && <Note tone="success" title={t('papers.saved', { path })} />
      ) : (
        <FailureNote failure={failure} />
      ),
    save: async ({ submissionId, fileHash }: ClientPaper) => {
      const reply = await callOffice('review.evidence', { submissionId, fileHash });
      setFailure(reply.ok ? undefined : reply.failure);
      if (!reply.ok) return;
      const { fileName, contentBase64 } = reply.value;
      const saved = await window.desktop?.saveFile({ suggestedName: fileName, contentBase64 });
      if (saved !== undefined) setPath(saved.path);
    },
  };
}

function Picture({ paper, onClose }: { readonly paper: ClientPaper; readonly onClose: () => void }) {
  const { submissionId, fileHash, fileName, bytes } = paper;
  const file = useOfficeQuery('review.evidence', { submissionId, fileHash });
  const address = file.data && imageAddress({ name: file.data.fileName, contentBase64: file.data.contentBase64 });
  return (
    <FloatLayer label={fileName} onClose={onClose}>
      <div className="paper-preview">
        {file.isError && <ErrorNote error={file.error} onRetry={() => void file.refetch()} />}
        {address === undefined ? !file.isError && <GreyRows /> : <img alt={fileName} src={address} />}
        <p className="quiet small">
          {fileName} · {sizeText(bytes)}
        </p>
      </div>
    </FloatLayer>
  );
}

function usePaperColumns(): readonly ListColumn<ClientPaper>[] {
  const { t } = useTranslation('reports');
  const record = useRecordWords();
  return useMemo(
    () => [
      words('fileName', t('papers.file'), 260, (row) => row.fileName, { frozen: true, grow: true }),
      words('kind', t('papers.kind'), 100, (row) => record.kind(row.kind)),
      plain('label', t('papers.label'), 170, (row) => row.label),
      plain('effectiveAt', t('papers.effectiveAt'), 130, (row) => formatInstant(row.effectiveAt, 480)),
      words('makerName', t('papers.maker'), 80, (row) => row.makerName),
      plain('bytes', t('papers.size'), 80, (row) => sizeText(row.bytes), { align: 'end' }),
      plain('serial', t('papers.serial'), 84, (row) => `#${row.serial}`),
    ],
    [t, record],
  );
}
