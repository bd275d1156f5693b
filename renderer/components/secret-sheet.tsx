import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TickBox } from '#renderer/components/boxes.tsx';
import { Note } from '#renderer/components/notices.tsx';
import { recoveryJob } from '#renderer/components/secret-print.ts';

interface SecretSheetProps {
  readonly officeName: string;
  readonly code: string;
  /** What the code is called, on the screen and as title of its paper. */
  readonly title: string;
  readonly once: string;
  readonly seal: string;
  /** What the printed sheet says below the code. */
  readonly paper: readonly string[];
  /** What the button that goes on says. */
  readonly next: string;
  readonly onDone: () => void;
}

/** A code shown this once: big enough to copy by hand, printable for the envelope, gone when the page is left. */
export function SecretSheet({ officeName, code, title, once, seal, paper, next, onDone }: SecretSheetProps) {
  const { t } = useTranslation('users');
  const [kept, setKept] = useState(false);
  const [printed, setPrinted] = useState<boolean>();
  async function print(): Promise<void> {
    const job = recoveryJob({ title, officeName, code, lines: paper });
    setPrinted((await window.desktop?.print(job))?.printed ?? false);
  }
  return (
    <div className="recovery-sheet">
      <p>{once}</p>
      <div className="recovery-code" aria-label={title}>
        {code}
      </div>
      <p className="quiet">{seal}</p>
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
