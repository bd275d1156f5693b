import { Button } from 'antd';
import { Download, FileImage, FileText, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { DiffTable } from '#renderer/components/diff-table.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import type { SubmissionView } from '#shared/review/review.contract.ts';

/** What the checker keys from: the scan or the file; for amendments old and new; else the paper in hand. */
export function PaperPane({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  if (view.evidence !== undefined) return <Evidence view={view} />;
  return (
    <section className="review-paper" aria-label={t('paper.label')}>
      <div className="pane-bar">
        <FileText size={14} aria-hidden />
        <span className="cut">{view.before === undefined ? t('paper.inHand') : t('diff.title')}</span>
      </div>
      <div className="paper-view bare" tabIndex={0}>
        {view.before === undefined ? (
          <EmptyState title={t('paper.none.title')}>{t('paper.none.text')}</EmptyState>
        ) : (
          <div style={{ flex: 1, padding: 12, minWidth: 0 }}>
            {view.hidden.length > 0 && <p className="quiet small">{t('diff.held')}</p>}
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
    </section>
  );
}

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};
const STEPS = [50, 67, 80, 100, 125, 150, 200] as const;

function Evidence({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const [zoom, setZoom] = useState(3);
  const [turn, setTurn] = useState(0);
  const file = useOfficeQuery('review.evidence', { submissionId: view.id });
  const name = view.evidence?.fileName ?? '';
  const imageType = IMAGE_TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  const percent = STEPS[zoom] ?? 100;
  const larger = () => setZoom(Math.min(STEPS.length - 1, zoom + 1));
  const smaller = () => setZoom(Math.max(0, zoom - 1));
  useKeys([
    { chord: 'Ctrl+=', label: t('keys.zoom'), run: larger },
    { chord: 'Ctrl+-', run: smaller },
  ]);
  return (
    <section className="review-paper" aria-label={t('paper.label')}>
      <div className="pane-bar">
        <FileImage size={14} aria-hidden />
        <span className="cut push">{name}</span>
        {imageType !== undefined && (
          <>
            <button type="button" className="icon" aria-label={t('paper.smaller')} onClick={smaller}>
              <ZoomOut size={15} aria-hidden />
            </button>
            <span className="num small">{percent}%</span>
            <button type="button" className="icon" aria-label={t('paper.larger')} onClick={larger}>
              <ZoomIn size={15} aria-hidden />
            </button>
            <button
              type="button"
              className="icon"
              aria-label={t('paper.turn')}
              onClick={() => setTurn((turn + 90) % 360)}
            >
              <RotateCw size={15} aria-hidden />
            </button>
          </>
        )}
      </div>
      <div className={`paper-view${imageType === undefined ? ' bare' : ''}`} tabIndex={0} aria-label={name}>
        {file.isError && <ErrorNote error={file.error} onRetry={() => void file.refetch()} />}
        {file.isPending && <GreyRows />}
        {file.data !== undefined && imageType !== undefined && (
          <img
            alt={name}
            src={`data:${imageType};base64,${file.data.contentBase64}`}
            style={{ width: `${percent}%`, transform: `rotate(${turn}deg)` }}
          />
        )}
        {file.data !== undefined && imageType === undefined && (
          <SaveFile name={name} contentBase64={file.data.contentBase64} />
        )}
      </div>
    </section>
  );
}

/** A workbook is opened in Excel or WPS, not here: saved where the checker wants it, byte for byte. */
function SaveFile({ name, contentBase64 }: { readonly name: string; readonly contentBase64: string }) {
  const { t } = useTranslation('review');
  const { desktop } = window;
  return (
    <EmptyState
      title={name}
      actions={
        desktop !== undefined && (
          <Button
            type="primary"
            icon={<Download size={13} aria-hidden />}
            onClick={() => void desktop.saveFile({ suggestedName: name, contentBase64 })}
          >
            {t('paper.save')}
          </Button>
        )
      }
    >
      {t('paper.original')}
    </EmptyState>
  );
}
