import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { typedDate, typedFen } from '#renderer/components/typed-values.ts';
import { useToday } from '#renderer/app/session.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import type { Ticket } from '#renderer/components/use-submit-form.ts';
import { BillHead, startHead } from '#renderer/features/exchange/bill-head.tsx';
import { BillLines } from '#renderer/features/exchange/bill-lines.tsx';
import {
  type BillCells,
  billDecisions,
  type BillRead,
  type BillPart,
  keptCells,
  takenFen,
  undecided,
} from '#renderer/features/exchange/bill-model.ts';
import { BillSums } from '#renderer/features/exchange/bill-sums.tsx';
import { BillColumns, BillMissing } from '#renderer/features/exchange/bill-parts.tsx';
import { type BillFile, useDifferences } from '#renderer/features/exchange/use-bill.ts';
import { fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';

interface BillPaneProps {
  readonly kind: RegisterKind;
  readonly title: string;
  readonly file: BillFile;
  readonly read: BillRead;
  readonly busy: boolean;
  readonly onLook: (file: BillFile) => void;
  readonly onOther: () => void;
  readonly onSent: (ticket: Ticket) => void;
}

/** The bill as it stands to our entries: its head and foot, what each state comes to, and every line to be decided. */
export function BillPane(props: BillPaneProps) {
  const { kind, title, file, read, busy } = props;
  const { t } = useTranslation('registers');
  const { bill, preview } = read;
  const sayFault = useFaultWords();
  const form = useBillForm(props);
  const differences = useDifferences({ ...file, same: bill.same === '' ? undefined : bill.same, month: bill.month });
  const [show, setShow] = useTabMemory<BillPart>('show', 'all');
  const isBad = preview.counts.refused > 0;
  const pane = isBad ? 'columns' : show;
  const waits = preview.importedBefore !== undefined && preview.importedBefore.state !== 'effective';
  const maySubmit = !busy && !form.busy && !isBad && !waits;
  useKeys([
    { chord: 'F8', label: t('bill.submit'), disabled: !maySubmit, run: form.submit },
    { chord: 'Ctrl+E', label: t('bill.differences'), run: differences.run },
  ]);
  // What is wrong with the head is said at its boxes.
  const wrong = form.faults.filter(({ path }) => path.startsWith('decisions.'));
  const unsaid = undecided(bill.lines, form.cells);
  return (
    <>
      <PageHeader
        title={title}
        facts={
          <span className="num">
            {preview.fileName} · {t('bill.lines', { count: bill.lines.length })} · {t('bill.total')}{' '}
            <MoneyText fen={bill.totalFen} /> · {t('bill.taken')} <MoneyText fen={takenFen(bill.lines, form.cells)} />
            {unsaid > 0 && <> · {t('bill.undecided', { count: unsaid })}</>}
          </span>
        }
      >
        <Button onClick={props.onOther}>{t('exchange:otherFile')}</Button>
        <Button loading={differences.busy} onClick={differences.run}>
          {t('bill.differences')}
          <Kbd chord="Ctrl+E" />
        </Button>
        <Button type="primary" disabled={!maySubmit} loading={form.busy} onClick={form.submit}>
          {t('bill.submit')}
          <Kbd chord="F8" />
        </Button>
      </PageHeader>
      <div className="import-notes">
        <FailureNote failure={differences.failure} />
        <FailureNote failure={form.failure} />
        {wrong.length > 0 && (
          <Note tone="error" title={t('bill.wrong')}>
            {wrong.map(sayFault).join(' ')}
          </Note>
        )}
        {waits && (
          <Note tone="warning" title={t('exchange:before.title', { serial: preview.importedBefore?.serial ?? 0 })}>
            {t('bill.waits')}
          </Note>
        )}
        {isBad && (
          <Note tone="error" title={t('bill.bad', { count: preview.counts.refused })}>
            {t('bill.badText')}
          </Note>
        )}
      </div>
      <BillHead
        kind={kind}
        bill={bill}
        values={form.head}
        faults={form.faults}
        onChange={form.setHead}
        onLook={(asked) => props.onLook({ ...file, ...asked })}
      />
      <BillSums bill={bill} show={pane} onShow={setShow} />
      {pane === 'columns' && <BillColumns file={file} read={read} onLook={props.onLook} />}
      {pane === 'missing' && <BillMissing missing={bill.missing} />}
      {pane !== 'columns' && pane !== 'missing' && (
        <BillLines
          bill={bill}
          cells={form.cells}
          show={pane}
          faults={form.faults}
          busy={busy}
          onChange={(lines) => form.setCells(keptCells(form.cells, lines))}
        />
      )}
    </>
  );
}

const UNDECIDED: BillCells = {};

/** What was keyed of the bill, kept with the tab; it is sent with the file. */
function useBillForm({ kind, file, read, onSent }: BillPaneProps) {
  const { bill } = read;
  const today = useToday();
  const [cells, setCells] = useTabMemory<BillCells>('cells', UNDECIDED);
  const [head, setHead] = useTabMemory<Readonly<Record<string, string>>>('head', startHead(kind, today));
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const send = useOfficeCommand('registers.submitBill');
  async function submit(): Promise<void> {
    const totalFen = typedFen(head['total'] ?? '');
    if (typeof totalFen !== 'number') {
      setFaults([{ path: 'totalFen', reason: 'required' }]);
      return;
    }
    setFaults([]);
    const reply = await send.run({
      ...file,
      same: bill.same,
      month: bill.month,
      head: typedHead(kind, head, today),
      totalFen,
      decisions: billDecisions(bill.lines, cells),
    });
    if (reply.ok) onSent(reply.value);
    else if (reply.failure.code === 'invalid_input') setFaults(reply.failure.fields);
  }
  return {
    cells,
    setCells,
    head,
    setHead,
    faults,
    busy: send.busy,
    failure: send.failure?.code === 'invalid_input' ? undefined : send.failure,
    submit: () => void submit(),
  };
}

/** The fields of the head as the office takes them; what cannot be read it refuses by name. */
function typedHead(kind: RegisterKind, head: Readonly<Record<string, string>>, today: string): EntryFields {
  const { head: keys = [], same } = kind.reconciles ?? {};
  return Object.fromEntries(
    keys.flatMap((key): [string, string][] => {
      const text = (head[key] ?? '').trim();
      if (key === same?.own || text === '') return [];
      const date = fieldOf(kind, key)?.type === 'date' ? typedDate(text, today) : undefined;
      return [[key, date ?? text]];
    }),
  );
}
