import { Button } from 'antd';
import { FileText, Paperclip, ScanLine, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FloatLayer } from '#renderer/app/float-layer.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { imageAddress, isImageName, sizeText } from '#renderer/components/file-bytes.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, GreyRows } from '#renderer/components/notices.tsx';
import { ScanPane } from '#renderer/components/scan-pane.tsx';
import type { Attachments } from '#renderer/components/use-attachments.ts';
import { useDroppedFiles } from '#renderer/components/use-dropped-files.ts';
import type { AttachmentView } from '#shared/review/review.contract.ts';

/** One line under the header of a form: the papers behind it; F3 picks one, Shift F3 takes scans, files are dropped or pasted anywhere on the form. */
export function AttachmentBar({ attachments }: { readonly attachments: Attachments }) {
  const { t } = useTranslation('forms');
  const { files, from, busy, failure, pick, remove, removed } = attachments;
  const [shown, setShown] = useState<AttachmentView>();
  const [scanning, setScanning] = useState(false);
  const over = useDroppedFiles(attachments.addAll);
  useKeys([
    { chord: 'F3', label: t('attach.add'), run: pick },
    { chord: 'Shift+F3', label: t('attach.scans'), run: () => setScanning(!scanning) },
  ]);
  return (
    <>
      <div className={`attachment-bar${over ? ' over' : ''}`} role="group" aria-label={t('attach.title')}>
        <Paperclip size={13} aria-hidden />
        <span className="quiet small">
          {t(over ? 'attach.drop' : files.length === 0 ? 'attach.none' : 'attach.title')}
        </span>
        {files.map((file) => (
          <Attached key={file.fileHash} file={file} from={from} onShow={() => setShown(file)} onRemove={remove} />
        ))}
        {removed !== undefined && (
          <span className="quiet small">
            {t('attach.removed', { name: removed.fileName })}{' '}
            <button type="button" className="link" onClick={attachments.putBack}>
              {t('attach.putBack')}
            </button>
          </span>
        )}
        <Button size="small" loading={busy} title={t('attach.limits')} onClick={pick}>
          {t('attach.add')}
          <Kbd chord="F3" />
        </Button>
        <Button size="small" icon={<ScanLine size={13} aria-hidden />} onClick={() => setScanning(!scanning)}>
          {t('attach.scans')}
          <Kbd chord="Shift+F3" />
        </Button>
        <FailureNote failure={failure} />
      </div>
      {scanning && <ScanPane attachments={attachments} onClose={() => setScanning(false)} />}
      {shown !== undefined && <PaperPreview file={shown} from={from} onClose={() => setShown(undefined)} />}
    </>
  );
}

interface AttachedProps {
  readonly file: AttachmentView;
  readonly from: string | undefined;
  readonly onShow: () => void;
  readonly onRemove: (fileHash: string) => void;
}

function Attached({ file, from, onShow, onRemove }: AttachedProps) {
  const { t } = useTranslation('forms');
  const { fileHash, fileName, bytes } = file;
  const tip = `${fileName} · ${sizeText(bytes)}`;
  return (
    <span className="attached">
      {isImageName(fileName) ? (
        <button type="button" className="attached-name" title={tip} onClick={onShow}>
          <Thumbnail file={file} from={from} />
          <span className="cut">{fileName}</span>
        </button>
      ) : (
        <span className="attached-name" title={tip}>
          <FileText size={13} aria-hidden />
          <span className="cut">{fileName}</span>
        </span>
      )}
      <button type="button" aria-label={t('attach.remove', { name: fileName })} onClick={() => onRemove(fileHash)}>
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}

/** Bytes of a paper: one's own as it was brought, or one of the submission that is being corrected. */
function usePaper({ fileHash }: AttachmentView, from: string | undefined) {
  const own = useOfficeQuery('drafts.paper', { fileHash });
  const old = useOfficeQuery(
    'review.evidence',
    { submissionId: from ?? '', fileHash },
    { enabled: from !== undefined && own.isError },
  );
  const paper = own.data ?? old.data;
  return paper === undefined ? undefined : imageAddress({ name: paper.fileName, contentBase64: paper.contentBase64 });
}

function Thumbnail({ file, from }: Pick<AttachedProps, 'file' | 'from'>) {
  const address = usePaper(file, from);
  return address === undefined ? <FileText size={13} aria-hidden /> : <img alt="" src={address} />;
}

interface PaperPreviewProps {
  readonly file: AttachmentView;
  readonly from: string | undefined;
  readonly onClose: () => void;
}

/** The picture as large as the window allows; Esc goes back to the form. */
export function PaperPreview({ file, from, onClose }: PaperPreviewProps) {
  const address = usePaper(file, from);
  return (
    <FloatLayer label={file.fileName} onClose={onClose}>
      <div className="paper-preview">
        {address === undefined ? <GreyRows /> : <img alt={file.fileName} src={address} />}
        <p className="quiet small">
          {file.fileName} · {sizeText(file.bytes)}
        </p>
      </div>
    </FloatLayer>
  );
}
