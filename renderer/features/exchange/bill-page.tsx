import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { SubmittedNote } from '#renderer/components/submitted-note.tsx';
import { findRegister, REGISTER_READS, type RegisterShown, useRegisters } from '#renderer/components/use-registers.ts';
import { useTicket } from '#renderer/components/use-submit-form.ts';
import { BillPane } from '#renderer/features/exchange/bill-pane.tsx';
import { FilePane } from '#renderer/features/exchange/file-pane.tsx';
import { ReadingPane } from '#renderer/features/exchange/reading-pane.tsx';
import { UnreadablePane } from '#renderer/features/exchange/unreadable-pane.tsx';
import { useBill } from '#renderer/features/exchange/use-bill.ts';

/** 账单对账: a bill from outside held against a register: file → every line with what it is to us → one submission. */
export function BillPage() {
  const { t } = useTranslation('registers');
  const register = useTab().params['register'] ?? '';
  const all = useRegisters();
  if (all.isError) return <ErrorNote error={all.error} onRetry={() => void all.refetch()} />;
  if (all.data === undefined) return <GreyRows />;
  const shown = findRegister(all.data, register);
  if (shown?.kind.reconciles === undefined || !shown.mayWrite) {
    return <EmptyState title={t('unknown.title')}>{t('unknown.text')}</EmptyState>;
  }
  return <Bill key={register} shown={shown} />;
}

function Bill({ shown }: { readonly shown: RegisterShown }) {
  const say = useSay();
  const { setTitle, setDirty, close } = useTab();
  const { turn } = useTabs();
  const [ticket, setTicket] = useTicket();
  const [, setCells] = useTabMemory<object>('cells', {});
  const { kind } = shown;
  const title = kind.reconciles === undefined ? '' : say(kind.reconciles.label);
  const bill = useBill(kind.name);
  const { file, outcome, handle } = bill;
  useEffect(() => setTitle(title), [title, setTitle]);
  const unsaved = file !== undefined && ticket === undefined && !handle.busy;
  useEffect(() => setDirty(unsaved), [unsaved, setDirty]);
  const reset = () => {
    bill.reset();
    setCells({});
  };
  if (ticket !== undefined) return <SubmittedNote ticket={ticket} onClose={close} />;
  if (file === undefined) {
    return (
      <>
        <FilePane
          title={title}
          onFile={({ name, contentBase64 }) => bill.look({ register: kind.name, fileName: name, contentBase64 })}
        />
        <EarlierBills register={kind.name} />
      </>
    );
  }
  if (bill.failure !== undefined && !handle.busy) {
    return <ErrorNote failure={bill.failure} onRetry={() => bill.look(file)} />;
  }
  if (handle.work !== undefined && handle.busy && outcome === undefined) {
    return (
      <ReadingPane
        title={title}
        fileName={file.fileName}
        work={handle.work}
        onCancel={reset}
        onBackground={() => {
          handle.toBackground();
          turn(-1);
        }}
      />
    );
  }
  if (outcome === undefined) return <GreyRows />;
  if (outcome.outcome === 'unreadable') {
    return (
      <UnreadablePane
        outcome={outcome}
        choices={{ ...file, kind: `bill_${kind.name}` }}
        title={title}
        busy={handle.busy}
        onTry={({ password, encoding }) =>
          bill.look({ ...file, ...(password !== undefined && { password }), ...(encoding && { encoding }) })
        }
        onOther={reset}
      />
    );
  }
  return (
    <BillPane
      kind={kind}
      title={title}
      file={file}
      read={outcome}
      busy={handle.busy}
      onLook={bill.look}
      onOther={reset}
      onSent={(sent) => {
        setTicket(sent);
        reset();
      }}
    />
  );
}

/** Bills that were settled before, each as its sheet. */
function EarlierBills({ register }: { readonly register: string }) {
  const { t } = useTranslation('registers');
  const { open } = useTabs();
  const bills = useOfficeQuery('registers.bills', { register, limit: 24 }, { reads: REGISTER_READS });
  const rows = bills.data?.rows ?? [];
  if (rows.length === 0) return undefined;
  return (
    <section className="panel earlier-bills" aria-label={t('bill.earlier')}>
      <header>{t('bill.earlier')}</header>
      <ul className="work-list scroll">
        {rows.map(({ id, same, month, lines, taken, takenFen }) => {
          const name = `${same} ${month}`;
          return (
            <li key={id}>
              <button
                type="button"
                onClick={() => open('printing.preview', { document: 'register_bill', id, number: name })}
              >
                <span>{name}</span>
                <span className="quiet num push">{t('bill.takenOf', { taken, count: lines })}</span>
                <b>
                  <MoneyText fen={takenFen} />
                </b>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
