import { Minus, Square, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Minimize, maximize, close: only where the desktop draws no title bar of its own. */
export function WindowButtons() {
  const { t } = useTranslation('window');
  const { desktop } = window;
  if (desktop === undefined) return undefined;
  return (
    <div className="window-buttons">
      <button type="button" aria-label={t('minimize')} onClick={() => void desktop.windowAction('minimize')}>
        <Minus size={14} aria-hidden />
      </button>
      <button type="button" aria-label={t('maximize')} onClick={() => void desktop.windowAction('toggle-maximize')}>
        <Square size={11} aria-hidden />
      </button>
      <button
        type="button"
        className="close"
        aria-label={t('closeWindow')}
        onClick={() => void desktop.windowAction('close')}
      >
        <X size={15} aria-hidden />
      </button>
    </div>
  );
}
