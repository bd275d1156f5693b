import { useTranslation } from 'react-i18next';
import { Note } from '#renderer/components/notices.tsx';
import type { PasteRefusal } from '#renderer/components/line-grid-model.ts';

const SHOWN = 5;

interface PasteRefusalsProps {
  readonly refused: readonly PasteRefusal[];
  readonly titleOf: (column: string) => string;
  readonly onClose: () => void;
}

/** Which cells of a pasted block were not taken, by place, value and reason. The others were. */
export function PasteRefusals({ refused, titleOf, onClose }: PasteRefusalsProps) {
  const { t } = useTranslation('window');
  if (refused.length === 0) return undefined;
  return (
    <div style={{ padding: '6px 14px' }}>
      <Note tone="error" title={t('paste.refused', { count: refused.length })}>
        <button type="button" className="link" onClick={onClose}>
          {t('paste.close')}
        </button>
        {refused.slice(0, SHOWN).map((cell, index) => (
          <div key={index}>
            {t('paste.place', { row: cell.row + 1, column: cell.column === undefined ? '' : titleOf(cell.column) })}{' '}
            <span className="code">{cell.value.slice(0, 40)}</span> {t(`paste.${cell.reason}`)}
          </div>
        ))}
        {refused.length > SHOWN && <div>{t('paste.more', { count: refused.length - SHOWN })}</div>}
      </Note>
    </div>
  );
}
