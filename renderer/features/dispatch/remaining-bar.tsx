import { useTranslation } from 'react-i18next';
import { percentDone } from '#shared/contracts/contract-progress.ts';
import type { DispatchableLine } from '#shared/dispatch/dispatch.contract.ts';

/** How much of a contract line has gone: dark gone, light still to go. The numbers stand beside it. */
export function RemainingBar({ line }: { readonly line: DispatchableLine }) {
  const { t } = useTranslation('dispatch');
  const percent = percentDone(line.netDispatchedE6, line.contractedE6);
  return (
    <span className="share-bar" role="img" aria-label={t('form.gone', { percent })}>
      <i className="left">
        <b style={{ width: `${Math.min(100, percent)}%` }} />
      </i>
    </span>
  );
}
