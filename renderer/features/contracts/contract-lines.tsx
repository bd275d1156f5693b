import { Button } from 'antd';
import { ClipboardPaste, Copy, Plus, Trash2 } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { callOffice } from '#renderer/app/use-office.ts';
import { cellFaults, type FormFault } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line, type PasteRefusal, removeLine } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { PasteRefusals } from '#renderer/components/paste-refusals.tsx';
import { ProductChooser } from '#renderer/components/product-chooser.tsx';
import {
  amountText,
  filledLines,
  newLine,
  previewAmounts,
  unresolved,
  withProduct,
} from '#renderer/features/contracts/contract-form-model.ts';
import { useRateChoices } from '#renderer/components/rate-choices.ts';
import { sendingFaults } from '#renderer/features/contracts/send-now-model.ts';
import type { LineAmounts } from '#shared/invoicing/tax.ts';
import { formatFen, sumFen } from '#shared/kernel/money.ts';
import { PriceBasis } from '#shared/invoicing/tax.ts';
import type { ProductPickRow } from '#shared/products/products.contract.ts';

interface ContractLinesProps {
  readonly lines: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: { readonly lineId: string; readonly column: string } | undefined;
  /** As typed: the rates offered are those of that day. */
  readonly signedOn: string;
  /** Part of it leaves at once: how much of each line is typed beside it. */
  readonly sending: boolean;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** The lines of a contract: typed or pasted, products by code or F4, amounts as they will be. */
export function ContractLines(props: ContractLinesProps) {
  const { lines, faults, goTo, onChange } = props;
  const { t } = useTranslation('contracts');
  const [refused, setRefused] = useState<readonly PasteRefusal[]>([]);
  const [picking, setPicking] = useState<string>();
  const columns = useLineColumns(props, (line) => setPicking(line.id));
  useProductLookup(lines, onChange);
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
      <PasteRefusals
        refused={refused}
        titleOf={(key) => t(`form.${key}`, { defaultValue: t(`fields.contract.lines.${key}`) })}
        onClose={() => setRefused([])}
      />
      <div className="lines-box">
        <LineGrid
          label={t('form.part.lines')}
          columns={columns}
          lines={lines}
          faults={[
            ...cellFaults('lines', filledLines(lines), faults, (key) => (key === 'productId' ? 'productCode' : key)),
            ...sendingFaults(lines, faults),
          ]}
          goTo={goTo}
          newLine={newLine}
          onChange={onChange}
          onRefused={setRefused}
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

function useLineColumns(
  { lines, sending, signedOn }: ContractLinesProps,
  onPick: (line: Line) => void,
): readonly LineColumn[] {
  const { t } = useTranslation('contracts');
  const today = useToday();
  const rates = useRateChoices(/^\d{4}-\d{2}-\d{2}$/.test(signedOn) ? signedOn : today);
  return useMemo(() => {
    const field = (key: string) => t(`fields.contract.lines.${key}`);
    const total = (part: keyof LineAmounts) =>
      formatFen(sumFen(lines.map((line) => previewAmounts(line)?.[part] ?? 0)));
    const amount = (key: keyof LineAmounts, width: number): LineColumn => ({
      key,
      title: field(key),
      kind: 'computed',
      width,
      align: 'end',
      show: (line) => <span className="num">{amountText(line, key)}</span>,
      total: <span className="num">{total(key)}</span>,
    });
    return [
      {
        key: 'position',
        title: '#',
        kind: 'computed',
        width: 34,
        align: 'center',
        frozen: true,
        show: (line) => <span className="num faint">{lines.indexOf(line) + 1}</span>,
      },
      {
        key: 'productCode',
        title: field('productCode'),
        kind: 'identifier',
        width: 96,
        frozen: true,
        onPick,
        total: t('forms:lines', { count: filledLines(lines).length }),
      },
      { key: 'description', title: field('description'), kind: 'text', width: 160, grow: true },
      { key: 'specification', title: field('specification'), kind: 'text', width: 110 },
      { key: 'unit', title: field('unit'), kind: 'text', width: 44, align: 'center' },
      { key: 'quantityE6', title: field('quantityE6'), kind: 'number', width: 84, align: 'end', rekey: true },
      ...(sending
        ? ([
            { key: 'sendE6', title: t('form.sendE6'), kind: 'number', width: 84, align: 'end', rekey: true },
            { key: 'sendBatch', title: t('form.sendBatch'), kind: 'identifier', width: 84 },
          ] as const)
        : []),
      { key: 'priceE6', title: field('priceE6'), kind: 'number', width: 94, align: 'end', rekey: true },
      {
        key: 'priceBasis',
        title: field('priceBasis'),
        kind: 'text',
        width: 68,
        align: 'center',
        choices: PriceBasis.options.map((value) => ({ value, text: t(`values.contract.lines.priceBasis.${value}`) })),
      },
      {
        key: 'taxRateBasisPoints',
        title: field('taxRateBasisPoints'),
        kind: 'number',
        width: 54,
        align: 'end',
        choices: rates,
      },
      amount('netFen', 100),
      amount('taxFen', 86),
      amount('grossFen', 104),
      { key: 'dueOn', title: field('dueOn'), kind: 'date', width: 98, rekey: true },
      { key: 'remark', title: field('remark'), kind: 'text', width: 110 },
    ];
  }, [t, lines, sending, rates, onPick]);
}

/** Looks typed and pasted codes up; a code the office does not know leaves the line without a product, which is told on submitting. */
function useProductLookup(lines: readonly Line[], onChange: (lines: readonly Line[]) => void): void {
  const asked = useRef(new Set<string>());
  // The answer may come after more was typed: it is put into the lines as they are then.
  const settle = useEffectEvent((code: string, product: ProductPickRow | undefined) =>
    onChange(
      lines.map((line) => {
        if (line.cells['productCode'] !== code || line.cells['resolvedCode'] === code) return line;
        if (product !== undefined) return withProduct(line, product);
        return { ...line, cells: { ...line.cells, productId: '', resolvedCode: code } };
      }),
    ),
  );
  useEffect(() => {
    const codes = [...new Set(unresolved(lines).map(({ cells }) => cells['productCode'] ?? ''))].filter(
      (code) => code !== '' && !asked.current.has(code),
    );
    const emptied = unresolved(lines).filter(({ cells }) => (cells['productCode'] ?? '') === '');
    if (emptied.length > 0) {
      onChange(
        lines.map((line) =>
          emptied.includes(line) ? { ...line, cells: { ...line.cells, productId: '', resolvedCode: '' } } : line,
        ),
      );
      return;
    }
    const [code] = codes;
    if (code === undefined) return;
    asked.current.add(code);
    void callOffice('products.pick', { text: code, limit: 5 }).then((reply) => {
      asked.current.delete(code);
      const product = reply.ok
        ? (reply.value.find((one) => one.code.toLowerCase() === code.toLowerCase()) ??
          (reply.value.length === 1 ? reply.value[0] : undefined))
        : undefined;
      settle(code, product);
    });
  }, [lines, onChange]);
}
