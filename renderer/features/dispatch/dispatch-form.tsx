import { Button } from 'antd';

import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { AccompanyingItems } from '#renderer/components/accompanying-items.tsx';
import { DISPATCH_HEAD, sentItems } from '#renderer/components/dispatch-head.ts';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { cellOf, cellToGo } from '#renderer/components/form-faults.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { DispatchLines } from '#renderer/features/dispatch/dispatch-lines.tsx';
import {
  allDispatchable,
  dispatchForm,
  type DispatchFormValues,
  previewFen,
  readDispatchForm,
  sentLines,
} from '#renderer/features/dispatch/dispatch-form-model.ts';
import { useGoTo } from '#renderer/components/use-go-to.ts';
import type { DispatchableContract } from '#shared/dispatch/dispatch.contract.ts';
import { DispatchNote } from '#shared/dispatch/dispatch.schema.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { formatFen, sumFen } from '#shared/kernel/money.ts';

/** Samples and gifts go without a contract and have their own way. */
const KINDS = ['sale', 'replacement', 'resend'] as const;

const FIELDS: readonly FieldSpec[] = [{ path: 'kind', required: true, options: KINDS }, ...DISPATCH_HEAD];

interface DispatchFormProps {
  readonly proposal: Proposal;
  readonly contract: DispatchableContract;
  readonly start: DispatchFormValues;
  readonly number?: string;
}

/** 发货单: what may still go of a contract, what goes now, what goes with it. */
export function DispatchForm({ proposal, contract, start, number }: DispatchFormProps) {
  const { t } = useTranslation('dispatch');
  const today = useToday();
  const { open } = useTabs();
  const [goTo, setGoTo] = useGoTo();
  const form = useSubmitForm({
    procedure: 'dispatch.submit',
    proposal,
    start,
    read: (values) => readDispatchForm(values, contract.clientId, today),
    fill: (content) => dispatchForm(DispatchNote.parse(content), contract),
  });
  const { values, faults, set } = form;
  const client = useOfficeQuery('clients.get', { id: contract.clientId }).data?.content;
  const fillAll = () => set({ ...values, lines: allDispatchable(contract.lines, values.lines) });
  useKeys([{ chord: 'Ctrl+G', label: t('form.fillAll'), disabled: form.ticket !== undefined, run: fillAll }]);
  function go(path: string): boolean {
    const cell =
      cellToGo('lines', values.lines, sentLines(values.lines), path) ??
      cellOf('accompanying', sentItems(values.accompanying), path);
    if (cell !== undefined) setGoTo(cell);
    return cell !== undefined;
  }
  const kind = values.fields['kind'] ?? 'sale';
  const total = totalOf(values.lines, contract, kind);
  const short = client === undefined ? '' : client.shortName || client.name.slice(0, 12);
  const what = t(proposal.action === 'amend' ? 'tabAmend' : 'tabNew');
  return (
    <SubmitPage
      form={form}
      kind="dispatch_note"
      title={proposal.action === 'amend' ? t('form.amend', { number: number ?? '' }) : t('form.new')}
      tabTitle={short === '' ? what : `${short} · ${what}`}
      facts={
        <>
          {t('form.by')}{' '}
          <button
            type="button"
            className="grid-link"
            onClick={() => open('contracts.page', { id: contract.contractId }, contract.contractNumber)}
          >
            {contract.contractNumber}
          </button>{' '}
          · {client?.name}
        </>
      }
      actions={
        <Button onClick={fillAll}>
          {t('form.fillAll')}
          <Kbd chord="Ctrl+G" />
        </Button>
      }
      onGo={go}
      foot={<DispatchTotal clientId={contract.clientId} fen={total} />}
    >
      <div className="form-whole">
        <div className="form-grid">
          <FieldSet
            kind="dispatch_note"
            specs={FIELDS}
            fields={values.fields}
            faults={faults}
            onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
          />
        </div>
        <DispatchLines
          contract={contract}
          kind={kind}
          lines={values.lines}
          faults={faults}
          goTo={goTo}
          totalFen={total}
          onChange={(lines) => set({ ...values, lines })}
        />
        <AccompanyingItems
          items={values.accompanying}
          faults={faults}
          goTo={goTo}
          onChange={(accompanying) => set({ ...values, accompanying })}
        />
      </div>
    </SubmitPage>
  );
}

function totalOf(lines: DispatchFormValues['lines'], contract: DispatchableContract, kind: string): number {
  const from = new Map(contract.lines.map((line) => [line.contractLineKey, line]));
  return sumFen(lines.map((line) => previewFen(line, from.get(line.id), kind)));
}

/** The total with its capitals, and what the client's credit leaves after it, where this person may know. */
function DispatchTotal({ clientId, fen }: { readonly clientId: string; readonly fen: number }) {
  const { t } = useTranslation('dispatch');
  const credit = useOfficeQuery('dispatch.clientCredit', { clientId }, { reads: ['clients', 'ledger', 'review'] }).data;
  return (
    <>
      {credit !== undefined && credit.creditLimitFen > 0 && (
        <span className="quiet small">
          {credit.availableFen === null ? (
            t('form.creditHidden')
          ) : (
            <>
              {t('form.creditAfter')} <MoneyText fen={credit.availableFen - fen} />
            </>
          )}
        </span>
      )}
      <div className="total-line">
        <div>
          {t('form.total')} <b className="num">¥ {formatFen(fen)}</b>
        </div>
        <div className="total-words">{amountInWords(fen)}</div>
      </div>
    </>
  );
}
