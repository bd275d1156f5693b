import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import type { Progress } from '#renderer/app/use-office.ts';
import { BusyBar, GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';

interface ReadingPaneProps {
  readonly title: string;
  readonly fileName: string;
  readonly progress: Progress | undefined;
  readonly onCancel: () => void;
}

/** While a file is read or submitted: the step, how far, and a way out that leaves nothing half done. */
export function ReadingPane({ title, fileName, progress, onCancel }: ReadingPaneProps) {
  const { t } = useTranslation('exchange');
  useKeys([{ chord: 'Escape', run: onCancel }]);
  return (
    <>
      <PageHeader title={title} facts={fileName} />
      {progress === undefined ? (
        <GreyRows />
      ) : (
        <div className="busy-pane">
          <BusyBar
            step={t(`progress.${progress.step.replace('import.', '')}`, { defaultValue: t('progress.reading') })}
            done={progress.done}
            total={progress.total}
            onCancel={onCancel}
          />
          <p className="quiet small">{t('progress.nothing')}</p>
        </div>
      )}
    </>
  );
}
