import { Button } from 'antd';
import { FileSpreadsheet, FileText, FolderOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { Note } from '#renderer/components/notices.tsx';
import type { AttachmentView } from '#shared/review/review.contract.ts';

interface OriginalFileProps {
  readonly attachment: AttachmentView;
  readonly contentBase64: string;
  /** A bill is keyed as a whole, what is not paid of it too. */
  readonly isBill?: boolean;
  readonly children?: ReactNode;
}

/** A workbook or PDF is opened in its own program: saved where the checker wants it, byte for byte as the maker gave it. */
export function OriginalFile({ attachment, contentBase64, isBill, children }: OriginalFileProps) {
  const { t } = useTranslation('review');
  const [path, setPath] = useState<string>();
  const { fileName, fileHash, mediaType, bytes } = attachment;
  const isWorkbook = mediaType === 'workbook';
  const said = isBill === true ? 'paper.bill' : isWorkbook ? 'paper.original' : 'paper.originalPdf';
  const Icon = isWorkbook ? FileSpreadsheet : FileText;
  async function save(): Promise<void> {
    const saved = await window.desktop?.saveFile({ suggestedName: fileName, contentBase64 });
    if (saved !== undefined) setPath(saved.path);
  }
  useKeys([{ chord: 'Ctrl+O', label: t('paper.open'), run: () => void save() }]);
  return (
    <>
      <div className="pane-bar">
        <Icon size={14} aria-hidden />
        <b className="cut">{fileName}</b>
        <span className="faint small num push">
          {t('paper.size', { count: Math.max(1, Math.round(bytes / 1024)) })}
        </span>
        <Button size="small" icon={<FolderOpen size={13} aria-hidden />} onClick={() => void save()}>
          {t('paper.open')}
          <Kbd chord="Ctrl+O" />
        </Button>
      </div>
      <div className="paper-view bare" tabIndex={0}>
        <div className="original-file">
          <p className="quiet small">
            {t(said)} {t('paper.fingerprint')} <span className="code">{fileHash.slice(0, 16)}</span>
          </p>
          {path !== undefined && <Note tone="success" title={t('paper.saved', { path })} />}
          {children}
        </div>
      </div>
    </>
  );
}
