import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TickBox } from '#renderer/components/boxes.tsx';
import { Note } from '#renderer/components/notices.tsx';
import { recoveryJob } from '#renderer/features/users/recovery-print.ts';

interface RecoverySheetProps {
  readonly officeName: string;
  readonly code: string;
  /** What the button that goes on says. */
  readonly next: string;
  readonly onDone: () => void;
}

/** 恢复码, shown this once: big enough to copy by hand, printable for the envelope, gone when the page is left. */
export function RecoverySheet({ officeName, code, next, onDone }: RecoverySheetProps) {
  const { t } = useTranslation('users');
  const [kept, setKept] = useState(false);
  const [printed, setPrinted] = useState<boolean>();
  async function print(): Promise<void> {
    const lines = [t('recovery.paper1'), t('recovery.paper2'), t('recovery.paper3')];
    const job = recoveryJob({ title: t('recovery.code'), officeName, code, lines });
    setPrinted((await window.desktop?.print(job))?.printed ?? false);
  }
  return (
    <div className="recovery-sheet">
      <p>{t('recovery.once')}</p>
      <div className="recovery-code" aria-label={t('recovery.code')}>
        {code}
      </div>
      <p className="quiet">{t('recovery.seal')}</p>
      {printed === true && <Note tone="success" title={t('recovery.printed')} />}
      {printed === false && <Note tone="warning" title={t('recovery.notPrinted')} />}
      <div className="recovery-actions">
        <TickBox label={t('recovery.kept')} checked={kept} onChange={setKept} />
        <span className="push" />
        <Button icon={<Printer size={14} />} onClick={() => void print()}>
          {t('recovery.print')}
        </Button>
        <Button type="primary" disabled={!kept} onClick={onDone}>
          {next}
        </Button>
      </div>
    </div>
  );
}
