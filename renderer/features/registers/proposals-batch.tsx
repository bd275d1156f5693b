import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { CellFault, LineColumn } from '#renderer/components/line-grid-props.ts';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { keptProposals, proposalLines, type TypedProposals } from '#renderer/features/registers/proposals-model.ts';
import { useProposalWords } from '#renderer/features/registers/use-proposal-words.ts';
import { type ProposalRow, PROPOSALS_AT_ONCE } from '#shared/registers/proposals.contract.ts';
import { fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';

interface ProposalsBatchProps {
  readonly kind: RegisterKind;
  readonly title: string;
  readonly rows: readonly ProposalRow[];
  readonly onEnd: () => void;
}

const UNTOUCHED: TypedProposals = {};

/** 成批登记: each proposal looked at on its line, what differs typed there; those marked are kept together, all or none. */
export function ProposalsBatch({ kind, title, rows, onEnd }: ProposalsBatchProps) {
  const { t } = useTranslation('registers');
  const sayFault = useFaultWords();
  const keep = useOfficeCommand('registers.keepProposals');
  const [typed, setTyped] = useTabMemory<TypedProposals>('typed', UNTOUCHED);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const shown = useMemo(() => rows.slice(0, PROPOSALS_AT_ONCE), [rows]);
  const lines = useMemo(() => proposalLines(kind, shown, typed), [kind, shown, typed]);
  const chosen = keptProposals(kind, shown, typed);
  const [sent, setSent] = useState<readonly string[]>([]);
  // The grid goes to the first of them once, when they are new.
  const wrong = useMemo(() => faults.flatMap((fault) => cellFaultsOf(fault, sent)), [faults, sent]);
  async function send(): Promise<void> {
    setSent(chosen.map(({ key }) => key));
    const reply = await keep.run({ register: kind.name, entries: chosen });
    setFaults(!reply.ok && reply.failure.code === 'invalid_input' ? reply.failure.fields : []);
    if (!reply.ok) return;
    setTyped({});
    onEnd();
  }
  const maySend = chosen.length > 0 && !keep.busy;
  useKeys([
    { chord: 'F8', label: t('proposals.keep', { count: chosen.length }), disabled: !maySend, run: () => void send() },
    { chord: 'Escape', label: t('proposals.back'), run: onEnd },
  ]);
  return (
    <>
      <PageHeader title={title} facts={t('proposals.hint')}>
        <Button onClick={onEnd}>
          {t('proposals.back')}
          <Kbd chord="Escape" />
        </Button>
        <Button type="primary" disabled={!maySend} loading={keep.busy} onClick={() => void send()}>
          {t('proposals.keep', { count: chosen.length })}
          <Kbd chord="F8" />
        </Button>
      </PageHeader>
      <div className="import-notes">
        {keep.failure !== undefined && keep.failure.code !== 'invalid_input' && <FailureNote failure={keep.failure} />}
        {faults.length > 0 && <Note tone="error">{faults.map(sayFault).join(' ')}</Note>}
      </div>
      <div className="lines-box bill-lines">
        <LineGrid
          label={title}
          columns={useColumns(kind, shown)}
          lines={lines}
          faults={wrong}
          goTo={wrong[0]}
          onChange={(next) => setTyped({ ...typed, ...Object.fromEntries(next.map(({ id, cells }) => [id, cells])) })}
        />
      </div>
    </>
  );
}

/** The office names an entry by its place among those that were sent. */
function cellFaultsOf({ path }: FormFault, sent: readonly string[]): CellFault[] {
  const [, at, column = 'keep'] = /^entries\.(\d+)(?:\.(\w+))?/.exec(path) ?? [];
  const key = sent[Number(at)];
  return key === undefined ? [] : [{ lineId: key, column, tone: 'wrong' }];
}

function useColumns(kind: RegisterKind, rows: readonly ProposalRow[]): readonly LineColumn[] {
  const { t } = useTranslation('registers');
  const say = useSay();
  const said = useProposalWords();
  return useMemo(() => {
    const byKey = new Map(rows.map((row) => [row.key, row]));
    const fact = (key: string, width: number, of: (row: ProposalRow) => string, grow = false): LineColumn => {
      const text = ({ id }: Line) => {
        const row = byKey.get(id);
        return row === undefined ? '' : of(row);
      };
      return { key, title: t(`proposals.column.${key}`), kind: 'computed', width, grow, text, show: text };
    };
    const edits = (kind.proposes?.edits ?? []).flatMap((key): LineColumn[] => {
      const field = fieldOf(kind, key);
      if (field === undefined) return [];
      const choices = field.choices?.map(({ code, label }) => ({ value: code, text: say(label) }));
      return [{ key, title: say(field.label), kind: 'text', width: choices ? 110 : 170, ...(choices && { choices }) }];
    });
    const keep = ['yes', 'no'].map((value) => ({ value, text: t(`proposals.keeps.${value}`) }));
    return [
      { key: 'keep', title: t('proposals.column.keep'), kind: 'text', width: 64, align: 'center', choices: keep },
      fact('on', 96, ({ on }) => on),
      fact('what', 120, said.what),
      fact('client', 260, ({ clientName }) => clientName, true),
      fact('grade', 56, ({ grade }) => grade),
      ...edits,
    ];
  }, [kind, rows, say, said, t]);
}
