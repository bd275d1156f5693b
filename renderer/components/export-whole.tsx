import { Button } from 'antd';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useMay } from '#renderer/app/session.tsx';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { TextBox } from '#renderer/components/boxes.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import type { ExportRun } from '#renderer/components/export-button.tsx';
import { Field } from '#renderer/components/field.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';

/** 不打码导出: up to 200 rows at once, more after a second person. Nothing where the list tells of nobody. */
export function ExportWhole({ exported }: { readonly exported: ExportRun }) {
  const { t } = useTranslation('disclosures');
  const [isOpen, setOpen] = useState(false);
  if (!exported.offered || !exported.personal) return undefined;
  return (
    <>
      <Button icon={<Eye size={13} aria-hidden />} disabled={exported.busy} onClick={() => setOpen(true)}>
        {t('whole.menu')}
      </Button>
      {isOpen && <WholeDialog exported={exported} onClose={() => setOpen(false)} />}
    </>
  );
}

const SHORTEST = 2;

function WholeDialog({ exported, onClose }: { readonly exported: ExportRun; readonly onClose: () => void }) {
  const { t } = useTranslation('disclosures');
  const { language } = useAppearance();
  const may = useMay();
  const [text, setText] = useState('');
  const release = useOfficeCommand('exchange.submitRelease');
  const [serial, setSerial] = useState<number>();
  const reason = text.trim();
  const isReady = reason.length >= SHORTEST;
  const { list, filter, columns } = exported.asked;
  function take(): void {
    exported.runWith({ whole: { reason } });
    onClose();
  }
  async function ask(): Promise<void> {
    const content = { list, filter, reason, language, ...(columns.length > 0 && { columns: [...columns] }) };
    const reply = await release.run({ action: 'create', content });
    if (reply.ok) setSerial(reply.value.serial);
  }
  const isAsked = serial !== undefined;
  return (
    <ConfirmDialog
      open
      title={t('whole.title')}
      verb={t('whole.export')}
      disabled={!isReady || isAsked || !may('personal.export')}
      onConfirm={take}
      onCancel={onClose}
    >
      <p>{t('whole.text')}</p>
      <Field label={t('whole.reason')} required>
        {(control) => (
          <TextBox {...control} value={text} maxLength={200} placeholder={t('whole.reasonHint')} onChange={setText} />
        )}
      </Field>
      <p className="quiet small">
        {t('whole.needed')}{' '}
        <Button size="small" disabled={!isReady || isAsked} loading={release.busy} onClick={() => void ask()}>
          {t('whole.ask')}
        </Button>
      </p>
      {isAsked && <Note tone="success" title={t('whole.asked', { serial })} />}
      <FailureNote failure={release.failure} />
    </ConfirmDialog>
  );
}
