import { Button } from 'antd';
import { ClipboardPaste, Copy, Plus, Trash2 } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { cellFaults, type FormFault } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line, removeLine } from '#renderer/components/line-grid-model.ts';
import type { CellFault, LineColumn } from '#renderer/components/line-grid-props.ts';
import { completeProducts, productFault } from '#renderer/components/product-completion.ts';
import { ProductChooser } from '#renderer/components/product-chooser.tsx';
import {
  amountText,
  filledLines,
  newLine,
  previewAmounts,
  withProduct,
} from '#renderer/features/contracts/contract-form-model.ts';
import { shownPrice } from '#renderer/components/typed-values.ts';
import { AppliedPrice } from '#renderer/features/contracts/applied-price.tsx';
import { judgePrice, quoteOf, type Quotes } from '#renderer/features/contracts/line-prices.ts';
import { useRateChoices } from '#renderer/components/rate-choices.ts';
import { sendingFaults } from '#renderer/features/contracts/send-now-model.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';
import type { LineAmounts } from '#shared/invoicing/tax.ts';
import { formatFen, sumFen } from '#shared/kernel/money.ts';
import { PriceBasis } from '#shared/invoicing/tax.ts';

interface ContractLinesProps {
  readonly lines: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: CellAsked | undefined;
  /** As typed: the rates offered are those of that day. */
  readonly signedOn: string;
  /** Part of it leaves at once: how much of each line is typed beside it. */
  readonly sending: boolean;
  /** 适用价 of the lines, by what each asks. */
  readonly quotes: Quotes;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** The lines of a contract: typed or pasted, products by code or F4, amounts as they will be. */
export function ContractLines(props: ContractLinesProps) {
  const { lines, faults, goTo, onChange } = props;
  const { t } = useTranslation('contracts');
  const [picking, setPicking] = useState<string>();
  const pick = useCallback((line: Line) => setPicking(line.id), []);
  const columns = useLineColumns(props, pick);
  const totals = useLineTotals(lines);
  const last = lines.length - 1;
  return (
    <>
      <div className="tool-row" style={{ paddingTop: 6 }}>
        <span className="quiet small push">{t('form.pasteHint')}</span>
        <Button
          size="small"
          icon={<Plus size={13} aria-hidden />}
          onClick={() => onChange(addLine(lines, last, newLine()))}
        >
          {t('forms:addLine')}
        </Button>
        <Button
          size="small"
          icon={<Copy size={13} aria-hidden />}
          disabled={lines[last] === undefined}
          onClick={() => {
            const source = filledLines(lines).at(-1);
            if (source === undefined) return;
            const { lineKey: _own, ...cells } = source.cells;
            onChange(addLine(lines, lines.indexOf(source), { id: crypto.randomUUID(), cells }));
          }}
        >
          {t('forms:copyLine')}
        </Button>
        <Button
          size="small"
          icon={<Trash2 size={13} aria-hidden />}
          disabled={lines.length === 0}
          onClick={() => onChange(removeLine(lines, last))}
        >
          {t('form.removeLast')}
        </Button>
        <Button
          size="small"
          icon={<ClipboardPaste size={13} aria-hidden />}
          onClick={({ currentTarget }) =>
            currentTarget.closest('form')?.querySelector<HTMLElement>('.line-grid textarea')?.focus()
          }
        >
          {t('form.paste')}
        </Button>
      </div>
      <div className="lines-box">
        <LineGrid
          label={t('form.part.lines')}
          columns={columns}
          lines={lines}
          faults={[
            ...cellFaults('lines', filledLines(lines), faults, (key) => (key === 'productId' ? 'productCode' : key)),
            ...sendingFaults(lines, faults),
            ...priceFaults(lines, props.quotes),
          ]}
          cellFault={productFault}
          totals={totals}
          goTo={goTo}
          newLine={newLine}
          completion={productCompletion}
          onChange={onChange}
        />
      </div>
      {picking !== undefined && (
        <ProductChooser
          onClose={() => setPicking(undefined)}
          onPick={(product) => onChange(lines.map((line) => (line.id === picking ? withProduct(line, product) : line)))}
        />
      )}
    </>
  );
}

/** Below the level of staff is pale amber, below everybody's floor red. */
function priceFaults(lines: readonly Line[], quotes: Quotes): readonly CellFault[] {
  return lines.flatMap((line) => {
    const needs = judgePrice(line, quoteOf(line, quotes))?.needs;
    if (needs === undefined || needs === 'staff') return [];
    return [{ lineId: line.id, column: 'priceE6', tone: needs === 'nobody' ? 'wrong' : 'warning' } as const];
  });
}

const productCompletion = completeProducts(withProduct);

const AMOUNTS = ['netFen', 'taxFen', 'grossFen'] as const;

/** Under the columns: how many lines, and what they add up to. */
function useLineTotals(lines: readonly Line[]) {
  const { t } = useTranslation('forms');
  return useMemo(() => {
    const sum = (part: keyof LineAmounts) => formatFen(sumFen(lines.map((line) => previewAmounts(line)?.[part] ?? 0)));
    return {
      productCode: t('lines', { count: filledLines(lines).length }),
      ...Object.fromEntries(
        AMOUNTS.map((part) => [
          part,
          <span key={part} className="num">
            {sum(part)}
          </span>,
        ]),
      ),
    };
  }, [t, lines]);
}

function useLineColumns(
  { sending, signedOn, quotes }: Pick<ContractLinesProps, 'sending' | 'signedOn' | 'quotes'>,
  onPick: (line: Line) => void,
): readonly LineColumn[] {
  const { t } = useTranslation('contracts');
  const today = useToday();
  const rates = useRateChoices(/^\d{4}-\d{2}-\d{2}$/.test(signedOn) ? signedOn : today);
  return useMemo(() => {
    const field = (key: string) => t(`fields.contract.lines.${key}`);
    const amount = (key: keyof LineAmounts, width: number): LineColumn => ({
      key,
      title: field(key),
      kind: 'computed',
      width,
      align: 'end',
      show: (line) => <span className="num">{amountText(line, key)}</span>,
      text: (line) => (previewAmounts(line) === undefined ? '' : amountText(line, key)),
    });
    return [
      {
        key: 'position',
        title: '#',
        kind: 'computed',
        width: 34,
        align: 'center',
        frozen: true,
        show: (_line, row) => <span className="num faint">{row + 1}</span>,
      },
      {
        key: 'productCode',
        title: field('productCode'),
        kind: 'identifier',
        width: 88,
        frozen: true,
        onPick,
      },
      { key: 'description', title: field('description'), kind: 'text', width: 150, grow: true },
      { key: 'specification', title: field('specification'), kind: 'text', width: 110 },
      { key: 'unit', title: field('unit'), kind: 'text', width: 44, align: 'center' },
      { key: 'quantityE6', title: field('quantityE6'), kind: 'number', width: 84, align: 'end', rekey: true },
      ...(sending
        ? ([
            { key: 'sendE6', title: t('form.sendE6'), kind: 'number', width: 84, align: 'end', rekey: true },
            { key: 'sendBatch', title: t('form.sendBatch'), kind: 'identifier', width: 84 },
          ] as const)
        : []),
      {
        key: 'priceE6',
        title: field('priceE6'),
        kind: 'number',
        width: 94,
        align: 'end',
        rekey: true,
        meanings: [
          { key: 'priceWithTax', also: { priceBasis: 'with_tax' } },
          { key: 'priceWithoutTax', also: { priceBasis: 'without_tax' } },
        ],
      },
      {
        key: 'priceBasis',
        title: field('priceBasis'),
        kind: 'text',
        width: 68,
        align: 'center',
        choices: PriceBasis.options.map((value) => ({ value, text: t(`values.contract.lines.priceBasis.${value}`) })),
      },
      {
        key: 'applies',
        title: t('form.applies'),
        kind: 'computed',
        width: 138,
        show: (line) => <AppliedPrice line={line} quotes={quotes} />,
        text: (line) => shownPrice(quoteOf(line, quotes)?.priceE6 ?? null),
      },
      {
        key: 'taxRateBasisPoints',
        title: field('taxRateBasisPoints'),
        kind: 'number',
        width: 54,
        align: 'end',
        choices: rates,
      },
      amount('netFen', 118),
      amount('taxFen', 106),
      amount('grossFen', 118),
      { key: 'dueOn', title: field('dueOn'), kind: 'date', width: 98, rekey: true },
      { key: 'remark', title: field('remark'), kind: 'text', width: 110 },
    ];
  }, [t, sending, rates, quotes, onPick]);
}
