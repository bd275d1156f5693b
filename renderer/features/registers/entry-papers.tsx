import { FileText, Image } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { PaperPreview } from '#renderer/components/attachments.tsx';
import { isImageName, sizeText } from '#renderer/components/file-bytes.ts';
import type { AttachmentView } from '#shared/review/review.contract.ts';
import type { RegisterRecord } from '#shared/registers/registers.contract.ts';

/** Scans and files of the submission that made the entry what it is; pictures can be looked at. */
export function EntryPapers({ entry }: { readonly entry: RegisterRecord }) {
  const { t } = useTranslation('registers');
  const may = useMay();
  const submissionId = entry.submissionId ?? '';
  const [shown, setShown] = useState<AttachmentView>();
  const view = useOfficeQuery('review.show', { submissionId }, { enabled: submissionId !== '' && may('review.read') });
  const papers = view.data?.attachments ?? [];
  if (papers.length === 0) return undefined;
  return (
    <section className="aside-block">
      <h2>{t('page.papers')}</h2>
      <ul className="entry-papers">
        {papers.map((paper) => (
          <li key={paper.fileHash}>
            {isImageName(paper.fileName) ? (
              <button type="button" className="link" onClick={() => setShown(paper)}>
                <Image size={13} aria-hidden /> {paper.fileName}
              </button>
            ) : (
              <span>
                <FileText size={13} aria-hidden /> {paper.fileName}
              </span>
            )}{' '}
            <span className="quiet small num">{sizeText(paper.bytes)}</span>
          </li>
        ))}
      </ul>
      {shown !== undefined && <PaperPreview file={shown} from={submissionId} onClose={() => setShown(undefined)} />}
    </section>
  );
}
