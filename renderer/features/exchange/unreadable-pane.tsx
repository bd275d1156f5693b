import { Button } from 'antd';
import { FileX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { PasswordBox, SelectBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { ImportChoices, PreviewOutcome } from '#renderer/features/exchange/use-preview.ts';

const ENCODINGS = ['gb18030', 'utf-8', 'utf-16le'] as const;
type Encoding = (typeof ENCODINGS)[number];

interface UnreadablePaneProps {
  readonly title: string;
  readonly outcome: Extract<PreviewOutcome, { outcome: 'unreadable' }>;
  readonly choices: ImportChoices;
  readonly busy: boolean;
  readonly onTry: (choices: ImportChoices) => void;
  readonly onOther: () => void;
}

/** A file that could not be read: why, and where a password or an encoding would help, a place to give it. */
export function UnreadablePane({ title, outcome, choices, busy, onTry, onOther }: UnreadablePaneProps) {
  const { t } = useTranslation('exchange');
  const ruleText = useRuleSentence();
  const [password, setPassword] = useState('');
  const [encoding, setEncoding] = useState<Encoding>('gb18030');
  const locked = outcome.rule.startsWith('workbook_password');
  const strange = outcome.rule === 'workbook_encoding_unknown';
  const again = () => onTry({ ...choices, ...(locked ? { password } : {}), ...(strange ? { encoding } : {}) });
  useKeys([{ chord: 'Escape', run: onOther }]);
  // What the file is instead says better what to do than that it is no workbook.
  const sentence = t(`unreadable.found.${outcome.details['found'] ?? ''}`, {
    defaultValue: ruleText(outcome.rule, outcome.details) ?? t('unreadable.other'),
  });
  return (
    <>
      <PageHeader title={title} facts={choices.fileName} />
      <form
        className="empty-state"
        onSubmit={(event) => {
          event.preventDefault();
          again();
        }}
      >
        <FileX size={30} strokeWidth={1.4} aria-hidden />
        <h2>{t('unreadable.title')}</h2>
        <p>{sentence}</p>
        {locked && (
          <Field label={t('password')}>
            {(control) => (
              <PasswordBox {...control} name="workbook-password" value={password} onChange={setPassword} autoFocus />
            )}
          </Field>
        )}
        {strange && (
          <Field label={t('encoding')}>
            {(control) => (
              <SelectBox
                {...control}
                name="encoding"
                value={encoding}
                options={ENCODINGS.map((value) => ({ value, text: t(`encodings.${value}`) }))}
                onChange={(value) => setEncoding(ENCODINGS.find((one) => one === value) ?? 'gb18030')}
              />
            )}
          </Field>
        )}
        <div className="actions">
          <Button onClick={onOther}>{t('otherFile')}</Button>
          {(locked || strange) && (
            <Button type="primary" htmlType="submit" loading={busy} disabled={locked && password === ''}>
              {t('tryAgain')}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
