import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDesk } from '#renderer/app/desk.tsx';
import { pagesOf } from '#renderer/app/record-pages.ts';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState, Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { Ticket } from '#renderer/components/use-submit-form.ts';

interface SubmittedNoteProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** After a submission: the number people call it by, what the office warned of, and where to follow it. */
export function SubmittedNote({ ticket, onClose }: SubmittedNoteProps) {
  const { t } = useTranslation('forms');
  const { open, remember } = useTabs();
  const tab = useTab();
  const words = useRecordWords();
  const ruleText = useRuleSentence();
  const desk = useDesk();
  const may = useMay();
  const now = useOfficeQuery('review.show', { submissionId: ticket.id }, { enabled: may('review.read') });
  const state = now.data?.state ?? 'submitted';
  const number = now.data?.number;
  const atDesk = may('review.read') && state === 'submitted';
  const again = now.data?.mayKeyAgain === true;
  const goesOn = (state === 'returned' || again) && ticket.action !== 'void';
  const form = goesOn ? pagesOf(ticket.kind)?.form : undefined;
  function correct(): void {
    // The tab of this very correction shows its form again, as it was submitted; any other opens it.
    if (!again && tab.params['submission'] === ticket.id) remember(tab.id, 'ticket', undefined);
    else if (form !== undefined) open(form, { submission: ticket.id, ...(again && { again: 'yes' }) });
  }
  useKeys([
    {
      chord: 'Ctrl+Enter',
      ...(atDesk && { label: t('submitted.desk') }),
      disabled: !atDesk,
      run: () => desk(ticket.id),
    },
  ]);
  return (
    <EmptyState
      title={t(state === 'effective' ? 'submitted.effective' : 'submitted.title', {
        kind: words.kind(ticket.kind),
        serial: ticket.serial,
        number,
      })}
      actions={
        <>
          <Button onClick={onClose}>{t('submitted.close')}</Button>
          <Button onClick={() => open('review.centre')}>{t('submitted.follow')}</Button>
          {form !== undefined && (
            <Button type="primary" onClick={correct}>
              {t(again ? 'review:keyAgain' : 'submitted.again')}
            </Button>
          )}
          {atDesk && (
            <Button type="primary" onClick={() => desk(ticket.id)}>
              {t('submitted.desk')}
              <Kbd chord="Ctrl+Enter" />
            </Button>
          )}
        </>
      }
    >
      {state === 'effective' ? t('submitted.done') : t('submitted.text')}
      {state !== 'submitted' && state !== 'effective' && (
        <b>{t('submitted.now', { state: t(`review:state.${state}`) })}</b>
      )}
      {ticket.warnings.length > 0 && (
        <Note tone="warning">
          {ticket.warnings.map((warning, index) => (
            <div key={index}>
              {warning.path !== undefined && <b>{words.place(ticket.kind, warning.path)} </b>}
              {ruleText(warning.rule, warning.details) ?? t('submitted.warning', { rule: warning.rule })}
            </div>
          ))}
        </Note>
      )}
    </EmptyState>
  );
}
