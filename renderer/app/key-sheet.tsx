import { useTranslation } from 'react-i18next';
import { FloatLayer } from '#renderer/app/float-layer.tsx';
import { useKeysShown } from '#renderer/app/use-keys.ts';
import { Kbd } from '#renderer/components/kbd.tsx';

const EVERYWHERE = ['Ctrl+K', 'Ctrl+B', 'Ctrl+J', 'Ctrl+Tab', 'Ctrl+W', 'F6', 'Escape'] as const;

/** F1: every key that works on this page, and those that work everywhere. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('window');
  const shown = useKeysShown();
  return (
    <FloatLayer label={t('keys.all')} onClose={onClose}>
      <div className="key-list">
        {shown.map((binding) => (
          <div key={binding.chord}>
            <Kbd chord={binding.chord} />
            {binding.label}
          </div>
        ))}
        {EVERYWHERE.map((chord) => (
          <div key={chord}>
            <Kbd chord={chord} />
            {t(`keys.everywhere.${chord}`)}
          </div>
        ))}
      </div>
    </FloatLayer>
  );
}
