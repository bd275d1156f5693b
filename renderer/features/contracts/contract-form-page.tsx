import { Button } from 'antd';
import { Check } from 'lucide-react';

import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory } from '#renderer/app/use-tabs.tsx';
import { sentItems } from '#renderer/components/dispatch-head.ts';
import { cellOf, cellToGo } from '#renderer/components/form-faults.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { correctionOf, type Proposal, type SubmitForm, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { ContractFields } from '#renderer/features/contracts/contract-fields.tsx';
import {
  contractForm,
  type ContractFormValues,
  filledClauses,
  filledLines,
  filledTerms,
  newContractForm,
  previewAmounts,
  readContractForm,
} from '#renderer/features/contracts/contract-form-model.ts';
import { useLinePrices } from '#renderer/features/contracts/line-prices.ts';
import { typedDate } from '#renderer/components/typed-values.ts';
import { type ContractPart, ContractParts } from '#renderer/features/contracts/contract-parts.tsx';
import { useConsignee } from '#renderer/features/contracts/send-now.tsx';
import {
  fieldOf,
  maySendNow,
  orderWithNoteForm,
  readOrderWithNote,
  sendAll,
  sendFen,
  sendingColumn,
  sendingLines,
  sendsNow,
  withSendNow,
} from '#renderer/features/contracts/send-now-model.ts';
import { useGoTo } from '#renderer/components/use-go-to.ts';
import { ContractContent } from '#shared/contracts/contract.schema.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { formatFen, sumFen } from '#shared/kernel/money.ts';

/** Opens the form on what its tab names: `record` to amend, `submission` to correct, else a new contract. */
export function ContractFormPage() {
  const { params } = useTab();
  const today = useToday();
  if (params['record'] !== undefined) return <AmendContract id={params['record']} />;
  if (params['submission'] !== undefined) return <CorrectContract id={params['submission']} />;
  const start = newContractForm(today);
  const client = params['client'];
  return (
    <ContractForm
      proposal={{ action: 'create' }}
      start={client === undefined ? start : { ...start, fields: { ...start.fields, clientId: client } }}
    />
  );
}

function AmendContract({ id }: { readonly id: string }) {
  const contract = useOfficeQuery('contracts.get', { id });
  if (contract.isError) return <ErrorNote error={contract.error} onRetry={() => void contract.refetch()} />;
  if (contract.data === undefined) return <GreyRows />;
  const { content, version, number } = contract.data;
  return (
    <ContractForm
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
      start={contractForm(content)}
      number={number}
    />
  );
}

function CorrectContract({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const { content, kind } = view.data;
  if (kind === 'order_dispatch') {
    return <ContractForm proposal={{ action: 'create', submissionId: id }} start={orderWithNoteForm(content)} />;
  }
  return <ContractForm proposal={correctionOf(view.data)} start={contractForm(ContractContent.parse(content))} />;
}

const GROUP_OF: Readonly<Record<string, ContractPart>> = { lines: 'lines', paymentTerms: 'terms', clauses: 'clauses' };

interface ContractFormProps {
  readonly proposal: Proposal;
  readonly start: ContractFormValues;
  readonly number?: string;
}

function ContractForm({ proposal, start, number }: ContractFormProps) {
  const { t } = useTranslation('contracts');
  const today = useToday();
  const [part, setPart] = useTabMemory<ContractPart>('part', 'lines');
  const [goTo, setGoTo] = useGoTo();
  const form = useSubmitForm({
    procedure: (values) => (sendsNow(values) ? 'dispatch.submitOrderWithNote' : 'contracts.submit'),
    proposal,
    start,
    read: (values) => (sendsNow(values) ? readOrderWithNote(values, today) : readContractForm(values, today)),
    fill: (content) => contractForm(ContractContent.parse(content)),
  });
  const { values, set } = form;
  const faults = form.faults.map((fault) => ({ ...fault, path: fieldOf(fault.path) }));
  const sending = sendsNow(values);
  useConsignee(values, set);
  const on = typedDate(values.fields['signedOn'], today);
  const quotes = useLinePrices({
    clientId: values.fields['clientId'] ?? '',
    on: /^\d{4}-\d{2}-\d{2}$/.test(on ?? '') ? on : undefined,
    lines: values.lines,
    onChange: (lines) => set({ ...values, lines }),
  });
  const short = useShortName(values.fields['clientId'] ?? '');
  const what = t(proposal.action === 'amend' ? 'tabAmend' : sending ? 'tabNewSent' : 'tabNew');
  const title = sending ? t('form.newSent') : t('form.new');
  return (
    <SubmitPage
      form={form}
      kind={sending ? 'order_dispatch' : 'contract'}
      title={proposal.action === 'amend' ? t('form.amend', { number: number ?? '' }) : title}
      tabTitle={short === '' ? what : `${short} · ${what}`}
      facts={t('form.facts')}
      places={{ terms: 'paymentTerms' }}
      actions={proposal.action === 'create' && <SendNowSwitch proposal={proposal} form={form} />}
      fieldOf={fieldOf}
      onGo={(path) => goIn(values, path, setPart, setGoTo)}
      foot={<ContractTotal lines={values.lines} sending={sending} />}
    >
      <div className="form-whole">
        <ContractFields
          fields={values.fields}
          faults={faults}
          fixedClient={proposal.action === 'amend'}
          onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
        />
        <ContractParts
          values={values}
          faults={faults}
          part={part}
          goTo={goTo}
          quotes={quotes}
          onPart={setPart}
          onChange={set}
        />
      </div>
    </SubmitPage>
  );
}

type Cell = { readonly lineId: string; readonly column: string };

/** Shows the part in which a place stands, and puts the cursor into its cell; a field of the head is found by its name. */
function goIn(
  values: ContractFormValues,
  path: string,
  onPart: (part: ContractPart) => void,
  onCell: (cell: Cell) => void,
): boolean {
  const [, inNote] = /^note\.(.+)$/.exec(path) ?? [];
  if (inNote === undefined) {
    const group = path.split('.')[0] ?? '';
    const target = GROUP_OF[group];
    if (target === undefined) return false;
    onPart(target);
    const sent = {
      lines: filledLines(values.lines),
      terms: filledTerms(values.terms),
      clauses: filledClauses(values.clauses),
    };
    const cell = target === 'send' ? undefined : cellToGo(group, values[target], sent[target], path);
    if (cell !== undefined) onCell({ ...cell, column: cell.column === 'productId' ? 'productCode' : cell.column });
    return true;
  }
  if (/^lines(?:\.|$)/.test(inNote)) {
    onPart('lines');
    const cell = cellToGo('lines', values.lines, sendingLines(values.lines), inNote);
    if (cell !== undefined) onCell({ ...cell, column: sendingColumn(cell.column) });
    return true;
  }
  // The field must stand there before it can be found by its name.
  flushSync(() => onPart('send'));
  const item = cellOf('accompanying', sentItems(values.accompanying ?? []), inNote);
  if (item !== undefined) onCell(item);
  return item !== undefined;
}

interface SendNowSwitchProps {
  readonly proposal: Proposal;
  readonly form: SubmitForm<ContractFormValues>;
}

/** Alt F: part of it leaves at once. A returned submission stays what it was. */
function SendNowSwitch({ proposal, form }: SendNowSwitchProps) {
  const { t } = useTranslation('contracts');
  const today = useToday();
  const may = useMay();
  const { values, set } = form;
  const fixed = proposal.submissionId !== undefined;
  const on = sendsNow(values);
  const offered = !fixed && form.ticket === undefined && maySendNow(values) && may('dispatch.write');
  const turn = () => set(on ? { ...values, sendNow: false } : withSendNow(values, today));
  const fill = () => set({ ...values, lines: sendAll(values.lines) });
  useKeys([
    { chord: 'Alt+F', ...(offered && { label: t('form.sendNow') }), disabled: !offered, run: turn },
    { chord: 'Ctrl+G', ...(on && { label: t('form.sendAll') }), disabled: !on || form.ticket !== undefined, run: fill },
  ]);
  return (
    <>
      {on && (
        <Button onClick={fill}>
          {t('form.sendAll')}
          <Kbd chord="Ctrl+G" />
        </Button>
      )}
      {!fixed && (
        <Button aria-pressed={on} disabled={!offered} icon={on && <Check size={13} aria-hidden />} onClick={turn}>
          {t('form.sendNow')}
          <Kbd chord="Alt+F" />
        </Button>
      )}
    </>
  );
}

/** What the lines add up to, and in capitals: a preview of what will be signed. */
function ContractTotal({ lines, sending }: { readonly lines: ContractFormValues['lines']; readonly sending: boolean }) {
  const { t } = useTranslation('contracts');
  const gross = sumFen(lines.map((line) => previewAmounts(line)?.grossFen ?? 0));
  return (
    <>
      {sending && (
        <span className="quiet small">
          {t('form.sendTotal')} <span className="num">¥ {formatFen(sumFen(sendingLines(lines).map(sendFen)))}</span>
        </span>
      )}
      <div className="total-line">
        <div>
          {t('form.total')} <b className="num">¥ {formatFen(gross)}</b>
        </div>
        <div className="total-words">{amountInWords(gross)}</div>
      </div>
    </>
  );
}

/** What the client is called on tabs. */
function useShortName(clientId: string): string {
  const client = useOfficeQuery('clients.get', { id: clientId }, { enabled: clientId !== '' }).data?.content;
  return client === undefined ? '' : client.shortName || client.name.slice(0, 12);
}
