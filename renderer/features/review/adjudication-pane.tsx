import { Button } from 'antd';
import { Scale } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { PasswordBox, TextBox } from '#renderer/components/boxes.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, FailureNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { ReadThrough } from '#renderer/components/read-through.tsx';
import { shortHash } from '#renderer/components/sign-panel.tsx';
import { SignatureChain } from '#renderer/components/signature-chain.tsx';
import { DisputedFields } from '#renderer/features/review/disputed-fields.tsx';
import type { Finished } from '#renderer/features/review/finished.ts';
import { StateMark } from '#renderer/features/review/keying-head.tsx';
import { type Choices, useAdjudicating } from '#renderer/features/review/use-adjudicating.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

interface AdjudicationPaneProps {
  readonly view: SubmissionView;
  readonly onFinished: (finished: Finished) => void;
}

/** 裁定: a third person decides, beside the evidence, which of two keyings of each disputed field the paper says. */
export function AdjudicationPane({ view, onFinished }: AdjudicationPaneProps) {
  const { t } = useTranslation('review');
  const dispute = useOfficeQuery('review.dispute', { submissionId: view.id });
  return (
    <section className="review-keying" aria-label={t('dispute.label')}>
      <div className="pane-bar">
        <Scale size={14} aria-hidden />
        <b>{t('dispute.label')}</b>
        <span className="quiet cut small push">{t('dispute.unlabelled')}</span>
        <StateMark state={view.state} />
      </div>
      {dispute.isError && <ErrorNote error={dispute.error} onRetry={() => void dispute.refetch()} />}
      {dispute.isPending && <GreyRows />}
      {dispute.data !== undefined && <Deciding view={view} fields={dispute.data.fields} onFinished={onFinished} />}
    </section>
  );
}

interface DecidingProps extends AdjudicationPaneProps {
  readonly fields: Output<'review.dispute'>['fields'];
}

function Deciding({ view, fields, onFinished }: DecidingProps) {
  const { t } = useTranslation('review');
  const [choices, setChoices] = useState<Choices>({});
  const [remark, setRemark] = useState('');
  const [password, setPassword] = useState('');
  const adjudicating = useAdjudicating(view, onFinished);
  const form = useRef<HTMLFormElement>(null);
  const open = fields.filter(({ path }) => choices[path] === undefined);
  useEffect(() => focusIn(form, '[data-disputed]'), []);
  function decide(): void {
    const [undecided] = open;
    if (undecided !== undefined)
      form.current?.querySelectorAll<HTMLElement>('[data-disputed]:not(.chosen)')[0]?.focus();
    else if (password === '') focusIn(form, '[name=adjudicator-password]');
    else if (!adjudicating.busy) {
      setPassword('');
      void adjudicating.decide(choices, remark.trim(), password);
    }
  }
  useKeys([{ chord: 'Ctrl+Enter', label: t('dispute.decide'), run: decide }]);
  return (
    <form
      ref={form}
      className="desk-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      <div className="keying-scroll">
        <p className="small quiet dispute-how">{t('dispute.how')}</p>
        <DisputedFields
          kind={view.kind}
          fields={fields}
          choices={choices}
          onChoose={(path, choice) => setChoices((old) => ({ ...old, [path]: choice }))}
          onDone={() => focusIn(form, '[name=adjudicator-remark]')}
        />
        <FailureNote failure={adjudicating.failure} />
        <ReadThrough kind={view.kind} content={view.content} hidden={view.hidden} labels={view.labels} />
        <h2 className="section-title">{t('chain.title')}</h2>
        <SignatureChain kind={view.kind} events={view.chain} />
      </div>
      <div className="sign-panel">
        <Meaning choices={choices} open={open.length} />
        <div className="quiet small">
          {t('dispute.on')} <span className="code">{shortHash(view.contentHash)}</span>
        </div>
        {adjudicating.refusal !== undefined && (
          <div className="wrong-text small minus" role="alert">
            {adjudicating.refusal}
          </div>
        )}
        <div className="row">
          <TextBox
            name="adjudicator-remark"
            aria-label={t('dispute.remark')}
            placeholder={t('dispute.remark')}
            maxLength={500}
            value={remark}
            onChange={setRemark}
          />
        </div>
        <div className="row">
          <PasswordBox
            name="adjudicator-password"
            aria-label={t('sign.password')}
            placeholder={t('sign.password')}
            value={password}
            onChange={setPassword}
          />
          <Button type="primary" htmlType="submit" data-main-action loading={adjudicating.busy}>
            {t('dispute.decide')}
            <Kbd chord="Ctrl+Enter" />
          </Button>
        </div>
      </div>
    </form>
  );
}

function focusIn(form: RefObject<HTMLFormElement | null>, selector: string): void {
  form.current?.querySelector<HTMLElement>(selector)?.focus();
}

/** What the decision will lead to, said before it is signed; nobody but the office knows whose keying is whose. */
function Meaning({ choices, open }: { readonly choices: Choices; readonly open: number }) {
  const { t } = useTranslation('review');
  if (open > 0) return <Note tone="info" title={t('dispute.open', { count: open })} />;
  if (Object.values(choices).includes('neither')) return <Note tone="warning" title={t('dispute.willReturn')} />;
  return <Note tone="info" title={t('dispute.willDecide')} />;
}
