import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cellFaults, type FormFault } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { EmptyState } from '#renderer/components/notices.tsx';
import { filledClauses, filledTerms, newLine, newTerm } from '#renderer/features/contracts/contract-form-model.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';
import { PaymentTrigger } from '#shared/contracts/contract.schema.ts';

interface GroupProps {
  readonly lines: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: CellAsked | undefined;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** 付款安排: a share or an amount each, and what starts its days. */
export function ContractTerms(props: GroupProps) {
  const { t } = useTranslation('contracts');
  const columns = useMemo<readonly LineColumn[]>(() => {
    const field = (key: string) => t(`fields.contract.paymentTerms.${key}`);
    return [
      { key: 'shareBasisPoints', title: field('shareBasisPoints'), kind: 'number', width: 90, align: 'end' },
      { key: 'amountFen', title: field('amountFen'), kind: 'number', width: 130, align: 'end' },
      {
        key: 'trigger',
        title: field('trigger'),
        kind: 'text',
        width: 120,
        choices: PaymentTrigger.options.map((value) => ({
          value,
          text: t(`values.contract.paymentTerms.trigger.${value}`),
        })),
      },
      { key: 'days', title: field('days'), kind: 'number', width: 80, align: 'end' },
      { key: 'fixedOn', title: field('fixedOn'), kind: 'date', width: 120 },
      { key: 'remark', title: field('remark'), kind: 'text', width: 200, grow: true },
    ];
  }, [t]);
  return <Group {...props} group="paymentTerms" columns={columns} sent={filledTerms(props.lines)} newLine={newTerm} />;
}

/** 条款, in the order printed. */
export function ContractClauses(props: GroupProps) {
  const { t } = useTranslation('contracts');
  const columns = useMemo<readonly LineColumn[]>(
    () => [
      { key: 'heading', title: t('fields.contract.clauses.heading'), kind: 'text', width: 200 },
      { key: 'text', title: t('fields.contract.clauses.text'), kind: 'text', width: 500, grow: true },
    ],
    [t],
  );
  return <Group {...props} group="clauses" columns={columns} sent={filledClauses(props.lines)} newLine={newLine} />;
}

interface WholeGroupProps extends GroupProps {
  readonly group: 'paymentTerms' | 'clauses';
  readonly columns: readonly LineColumn[];
  readonly sent: readonly Line[];
  readonly newLine: () => Line;
}

function Group({ group, columns, sent, newLine: fresh, lines, faults, goTo, onChange }: WholeGroupProps) {
  const { t } = useTranslation('contracts');
  const add = () => onChange(addLine(lines, lines.length - 1, fresh()));
  const addButton = (
    <Button size="small" icon={<Plus size={13} aria-hidden />} onClick={add}>
      {t('forms:addLine')}
    </Button>
  );
  if (lines.length === 0) return <EmptyState title={t(`form.no.${group}`)} actions={addButton} />;
  return (
    <>
      <div className="tool-row" style={{ paddingTop: 6 }}>
        <span className="quiet small push">{t(`form.hint.${group}`)}</span>
        {addButton}
      </div>
      <div className="lines-box">
        <LineGrid
          label={t(`fields.contract.${group}.all`)}
          columns={columns}
          lines={lines}
          faults={cellFaults(group, sent, faults)}
          goTo={goTo}
          newLine={fresh}
          onChange={onChange}
        />
      </div>
    </>
  );
}
