import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDesk } from '#renderer/app/desk.tsx';
import { pagesOf } from '#renderer/app/record-pages.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote } from '#renderer/components/notices.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface MakerActionsProps {
  readonly view: SubmissionView;
  readonly onFinished: (finished: Finished) => void;
}

/** What the maker may do next, told by what the office allows; the words of its button are `review:<name>`. */
function useNextStep(view: SubmissionView): { readonly name: string; readonly run: () => void } | undefined {
  const { open } = useTabs();
  const desk = useDesk();
  const pages = pagesOf(view.kind);
  if (view.mayWithdraw && view.state === 'submitted') return { name: 'desk.open', run: () => desk(view.id) };
  if (pages === undefined || !(view.mayResubmit || view.mayKeyAgain)) return undefined;
  // A proposal to void has no form: it is made again on the record itself.
  if (view.action === 'void') {
    return { name: 'openRecord', run: () => open(pages.page, { ...pages.params, id: view.recordId }, view.title) };
  }
  if (view.mayResubmit) {
    return { name: 'correct', run: () => open(pages.form, { submission: view.id }, view.title) };
  }
  return { name: 'keyAgain', run: () => open(pages.form, { submission: view.id, again: 'yes' }, view.title) };
}

/** What the maker of this one may still do: take it back, correct or key again what came back, hand over to a colleague here. */
export function MakerActions({ view, onFinished }: MakerActionsProps) {
  const { t } = useTranslation('review');
  const withdraw = useOfficeCommand('review.withdraw');
  const next = useNextStep(view);
  async function takeBack(): Promise<void> {
    const reply = await withdraw.run({ submissionId: view.id });
    if (reply.ok) onFinished({ what: 'withdrawn', serial: view.serial });
  }
  useKeys([
    {
      chord: 'Ctrl+Enter',
      ...(next !== undefined && { label: t(next.name) }),
      disabled: next === undefined,
      run: () => next?.run(),
    },
  ]);
  return (
    <>
      <FailureNote failure={withdraw.failure} />
      {view.mayWithdraw && (
        <Button loading={withdraw.busy} onClick={() => void takeBack()}>
          {t('withdraw')}
        </Button>
      )}
      <span className="push" />
      {next !== undefined && (
        <Button type="primary" data-main-action onClick={next.run}>
          {t(next.name)}
          <Kbd chord="Ctrl+Enter" />
        </Button>
      )}
    </>
  );
}
