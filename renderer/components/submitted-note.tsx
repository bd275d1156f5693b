import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
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
  const { open } = useTabs();
  const words = useRecordWords();
  const ruleText = useRuleSentence();
  return (
    <EmptyState
      title={t('submitted.title', { kind: words.kind(ticket.kind), serial: ticket.serial })}
      actions={
        <>
          <Button onClick={onClose}>{t('submitted.close')}</Button>
          <Button type="primary" onClick={() => open('review.centre')}>
            {t('submitted.follow')}
          </Button>
        </>
      }
    >
      {t('submitted.text')}
      {ticket.warnings.map((warning, index) => (
        <Note
          key={index}
          tone="warning"
          title={warning.path === undefined ? undefined : words.place(ticket.kind, warning.path)}
        >
          {ruleText(warning.rule, warning.details) ?? t('submitted.warning', { rule: warning.rule })}
        </Note>
      ))}
    </EmptyState>
  );
}
