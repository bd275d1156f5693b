import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDesk } from '#renderer/app/desk.tsx';
import { RECORD_PAGES } from '#renderer/app/record-pages.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface MakerActionsProps {
  readonly view: SubmissionView;
  readonly onFinished: (finished: Finished) => void;
}

/** What the maker of this one may still do: take it back, correct what was returned, hand over to a colleague here. */
export function MakerActions({ view, onFinished }: MakerActionsProps) {
  const { t } = useTranslation('review');
  const { open } = useTabs();
  const desk = useDesk();
  const withdraw = useOfficeCommand('review.withdraw');
  const form = RECORD_PAGES[view.kind]?.form;
  async function takeBack(): Promise<void> {
    const reply = await withdraw.run({ submissionId: view.id });
    if (reply.ok) onFinished({ what: 'withdrawn', serial: view.serial });
  }
  const atDesk = view.mayWithdraw && view.state === 'submitted';
  useKeys([
    { chord: 'Ctrl+Enter', ...(atDesk && { label: t('desk.open') }), disabled: !atDesk, run: () => desk(view.id) },
  ]);
  return (
    <>
      {view.mayWithdraw && (
        <Button loading={withdraw.busy} onClick={() => void takeBack()}>
          {t('withdraw')}
        </Button>
      )}
      <span className="push" />
      {view.mayResubmit && form !== undefined && (
        <Button type="primary" onClick={() => open(form, { submission: view.id }, view.title)}>
          {t('correct')}
        </Button>
      )}
      {atDesk && (
        <Button type="primary" onClick={() => desk(view.id)}>
          {t('desk.open')}
          <Kbd chord="Ctrl+Enter" />
        </Button>
      )}
    </>
  );
}
