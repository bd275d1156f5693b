import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import type { GivingBack } from '#renderer/features/review/give-back-dialog.tsx';
import { MakerActions } from '#renderer/features/review/maker-actions.tsx';
import type { Entry } from '#renderer/features/review/use-entry.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface KeyingActionsProps {
  readonly view: SubmissionView;
  readonly entry: Entry;
  /** The boxes can still be keyed. */
  readonly blind: boolean;
  /** All agree, or there was nothing to key. */
  readonly ready: boolean;
  readonly busy: boolean;
  readonly onMain: () => void;
  readonly onGiveBack: (how: GivingBack) => void;
  readonly onFinished: (finished: Finished) => void;
}

/** The foot of a submission: what this person may do with it, the one primary at the right. */
export function KeyingActions(props: KeyingActionsProps) {
  const { t } = useTranslation('review');
  const { view, entry, blind, ready } = props;
  const keyed = t('keyedOf', { done: entry.keyed, of: entry.open });
  return (
    <div className="keying-actions">
      {!view.mayCheck && <MakerActions view={view} onFinished={props.onFinished} />}
      {view.mayReturn && (
        <Button danger onClick={() => props.onGiveBack('return')}>
          {t('return.open')}
          <Kbd chord="F7" />
        </Button>
      )}
      {view.mayReject && (
        <Button danger type="text" onClick={() => props.onGiveBack('reject')}>
          {t('reject.open')}
        </Button>
      )}
      {view.mayCheck && <span className="push" />}
      {blind && (
        <span className="quiet small num cut" title={keyed}>
          {keyed}
        </span>
      )}
      {view.mayCheck && (
        <Button type="primary" data-main-action disabled={!ready && !blind} loading={props.busy} onClick={props.onMain}>
          {t(ready ? 'sign.open' : 'compare')}
          <Kbd chord="Ctrl+Enter" />
        </Button>
      )}
    </div>
  );
}
