import { Button } from 'antd';
import { FileDown, FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useWork } from '#renderer/app/use-work.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { type DropRefusal, readDropped } from '#renderer/features/exchange/picked-file.ts';
import type { PickedFile } from '#shared/ipc/office-link.ts';

interface FilePaneProps {
  /** What is imported; nothing where there is no empty form of it. */
  readonly kind?: string;
  readonly title: string;
  readonly onFile: (file: PickedFile) => void;
}

/** The first step: choose a workbook or drop it here. */
export function FilePane({ kind, title, onFile }: FilePaneProps) {
  const { t } = useTranslation('exchange');
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<DropRefusal>();
  async function choose(): Promise<void> {
    const file = await window.desktop?.pickFile('workbook');
    if (file !== undefined) onFile(file);
  }
  async function drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    setOver(false);
    const read = await readDropped(event.dataTransfer.files);
    setRefused(read.ok ? undefined : read.reason);
    if (read.ok) onFile(read.file);
  }
  useKeys([{ chord: 'Ctrl+O', label: t('choose'), run: () => void choose() }]);
  return (
    <>
      <PageHeader title={title} facts={t('nothingWritten')} />
      <div
        className={`drop-zone${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => void drop(event)}
      >
        <FileUp size={30} strokeWidth={1.4} aria-hidden />
        <h2>{t('drop.title')}</h2>
        <p>{t('drop.text')}</p>
        <Button type="primary" onClick={() => void choose()}>
          {t('choose')}
          <Kbd chord="Ctrl+O" />
        </Button>
        {kind !== undefined && <TemplateButton kind={kind} title={title} />}
        {refused !== undefined && <Note tone="error" title={t(`drop.${refused}`)} />}
      </div>
    </>
  );
}

/** The empty form of this kind, for who has no workbook yet. */
function TemplateButton({ kind, title }: { readonly kind: string; readonly title: string }) {
  const { t } = useTranslation('exchange');
  const { language } = useAppearance();
  const { work, busy, start } = useWork(`import.template.${kind}`);
  function save(): void {
    start({
      title: `${title} ${t('template')}`,
      name: 'exchange.template',
      input: { kind, language },
      asks: true,
      conclude: async ({ fileName, contentBase64 }) => {
        const kept = await window.desktop?.saveFile({ suggestedName: fileName, contentBase64 });
        return kept === undefined ? undefined : { text: fileName, path: kept.path };
      },
    });
  }
  return (
    <>
      <Button icon={<FileDown size={13} aria-hidden />} loading={busy} onClick={save}>
        {t('template')}
      </Button>
      <p className="quiet small">{t('templateHint')}</p>
      {work?.state === 'failed' && <FailureNote failure={work.failure} />}
    </>
  );
}
