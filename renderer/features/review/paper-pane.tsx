import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { DiffTable } from '#renderer/components/diff-table.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PolicyTable } from '#renderer/components/policy-table.tsx';
import { Chips } from '#renderer/components/page-header.tsx';
import { BulkPaper, drawnRows, readBulkChange } from '#renderer/features/review/bulk-paper.tsx';
import { EntriesPaper, readEntries } from '#renderer/features/review/entries-paper.tsx';
import { ImagePaper } from '#renderer/features/review/image-paper.tsx';
import { OriginalFile } from '#renderer/features/review/original-file.tsx';
import { readRefusedRows, RefusedRows } from '#renderer/features/review/refused-rows.tsx';
import { countBesideRows, RowsPaper } from '#renderer/features/review/rows-paper.tsx';
import { ReviewPolicy } from '#shared/review/policy.schema.ts';
import type { AttachmentView, SubmissionView } from '#shared/review/review.contract.ts';

/** What the checker keys from: scans and files, one at a time; for amendments old and new; else the paper in hand. */
export function PaperPane({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const { attachments } = view;
  const besides = countBesideRows(view);
  const papers = [
    ...attachments.map(({ fileHash }) => fileHash),
    ...(view.before === undefined ? [] : [DIFF]),
    ...(besides === undefined ? [] : [ROWS]),
  ];
  const nameOf = (paper: string, index: number): string => {
    if (paper === DIFF) return t('diff.title');
    return paper === ROWS ? t('paper.rowsOf', { count: besides ?? 0 }) : (attachments[index]?.fileName ?? '');
  };
  const [picked, setPicked] = useState<string>();
  const shown = papers.includes(picked ?? '') ? picked : papers[0];
  const next = papers[(papers.indexOf(shown ?? '') + 1) % Math.max(1, papers.length)];
  useKeys([
    {
      chord: 'F3',
      ...(papers.length > 1 && { label: t('keys.nextPaper') }),
      disabled: papers.length < 2,
      run: () => setPicked(next),
    },
  ]);
  const attachment = attachments.find(({ fileHash }) => fileHash === shown);
  return (
    <section className="review-paper" aria-label={t('paper.label')}>
      {papers.length > 1 && (
        <div className="pane-bar">
          <Chips
            label={t('paper.label')}
            value={shown ?? DIFF}
            onChange={setPicked}
            views={papers.map((value, index) => ({ value, text: nameOf(value, index) }))}
          />
        </div>
      )}
      {shown === ROWS ? (
        <RowsPaper view={view} />
      ) : attachment === undefined ? (
        <PaperInHand view={view} />
      ) : (
        <Evidence key={attachment.fileHash} view={view} attachment={attachment} />
      )}
    </section>
  );
}

const DIFF = 'diff';
const ROWS = 'rows';

function PaperInHand({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const change = readBulkChange(view.content);
  if (change !== undefined) {
    return (
      <>
        <div className="pane-bar">
          <FileText size={14} aria-hidden />
          <span className="cut">
            {t('paper.changes', { count: drawnRows(view.contentHash, change.records.length).size })}
          </span>
        </div>
        <div className="paper-view bare" tabIndex={0}>
          <BulkPaper kind={view.kind} change={change} contentHash={view.contentHash} labels={view.labels} />
        </div>
      </>
    );
  }
  const entries = readEntries(view.content);
  if (entries !== undefined) {
    return (
      <>
        <div className="pane-bar">
          <FileText size={14} aria-hidden />
          <span className="cut">{t(view.mayCheck ? 'paper.entries' : 'paper.label')}</span>
        </div>
        <div className="paper-view bare" tabIndex={0}>
          <EntriesPaper kind={view.kind} entries={entries} />
        </div>
      </>
    );
  }
  return (
    <>
      <div className="pane-bar">
        <FileText size={14} aria-hidden />
        <span className="cut">
          {view.before === undefined ? t(view.mayCheck ? 'paper.inHand' : 'paper.label') : t('diff.title')}
        </span>
      </div>
      <div className="paper-view bare" tabIndex={0}>
        {view.kind === 'review_policy' ? (
          <PolicyPaper view={view} />
        ) : view.before === undefined ? (
          <EmptyState title={t('paper.none.title')}>
            {view.mayCheck && t(view.mayReturn ? 'paper.none.text' : 'paper.none.textOnly')}
            {view.mayAdjudicate && t('paper.none.decide')}
          </EmptyState>
        ) : (
          <div style={{ flex: 1, padding: 12, minWidth: 0 }}>
            {view.hidden.length > 0 && <p className="quiet small diff-held">{t('diff.held')}</p>}
            <DiffTable
              kind={view.kind}
              before={view.before}
              after={view.content}
              hidden={view.hidden}
              labels={view.labels}
            />
          </div>
        )}
      </div>
    </>
  );
}

/** A policy is its own paper: the whole table, what changes marked. */
function PolicyPaper({ view }: { readonly view: SubmissionView }) {
  const policy = ReviewPolicy.safeParse(view.content);
  const before = ReviewPolicy.safeParse(view.before);
  return (
    <div className="policy-paper">
      {policy.success && <PolicyTable policy={policy.data} before={before.success ? before.data : undefined} />}
    </div>
  );
}

interface EvidenceProps {
  readonly view: SubmissionView;
  readonly attachment: AttachmentView;
}

function Evidence({ view, attachment }: EvidenceProps) {
  const { fileHash, fileName, mediaType } = attachment;
  const file = useOfficeQuery('review.evidence', { submissionId: view.id, fileHash });
  if (file.isError) return <ErrorNote error={file.error} onRetry={() => void file.refetch()} />;
  if (file.data === undefined) return <GreyRows />;
  const { contentBase64 } = file.data;
  if (mediaType.startsWith('image/')) {
    return <ImagePaper name={fileName} src={`data:${mediaType};base64,${contentBase64}`} />;
  }
  const refused = readRefusedRows(view.content);
  return (
    <OriginalFile attachment={attachment} contentBase64={contentBase64} isBill={view.kind.startsWith('bill_')}>
      {refused !== undefined && <RefusedRows rows={refused} />}
    </OriginalFile>
  );
}
