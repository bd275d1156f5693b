import { Button } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { cellFaults, cellToGo } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line, removeLine } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { completeProducts, productFault } from '#renderer/components/product-completion.ts';
import { ProductChooser } from '#renderer/components/product-chooser.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import {
  newPriceLine,
  newPriceList,
  pricedLines,
  priceListForm,
  type PriceListValues,
  readPriceListForm,
  takesValue,
  withProductToPrice,
} from '#renderer/features/products/price-list-model.ts';
import { useGoTo } from '#renderer/components/use-go-to.ts';
import { ClientKind, SizeGrade } from '#shared/clients/clients.contract.ts';
import { PriceBasis } from '#shared/invoicing/tax.ts';
import { FLOORS_OF, PriceListContent, PriceScope } from '#shared/products/price-lists.schema.ts';

/** A new price list, an amendment, or the correction of a returned submission. */
export function PriceListFormPage() {
  const { params } = useTab();
  const today = useToday();
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return <PriceListForm proposal={{ action: 'create' }} start={newPriceList(today)} />;
}

function Amend({ id }: { readonly id: string }) {
  const list = useOfficeQuery('products.getPriceList', { id });
  if (list.isError) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <GreyRows />;
  const { content, version } = list.data;
  return (
    <PriceListForm proposal={{ action: 'amend', recordId: id, baseVersion: version }} start={priceListForm(content)} />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const content = PriceListContent.parse(view.data.content);
  return <PriceListForm proposal={correctionOf(view.data)} start={priceListForm(content)} />;
}

const SCOPE_VALUES: Readonly<Record<string, readonly string[]>> = {
  size_grade: SizeGrade.options,
  client_kind: ClientKind.options,
};

function fieldsFor(scope: string | undefined): readonly FieldSpec[] {
  const options = SCOPE_VALUES[scope ?? ''];
  return [
    { path: 'name', required: true, span: 2 },
    { path: 'validFrom', required: true, as: 'date', rekey: true },
    { path: 'validTo', as: 'date' },
    { path: 'scope', options: PriceScope.options },
    takesValue(scope)
      ? { path: 'scopeValue', required: true, ...(options && { options, optional: true }) }
      : { path: 'scopeValue', readOnly: true },
    { path: 'priceBasis', options: PriceBasis.options },
    { path: 'remark' },
  ];
}

const completion = completeProducts(withProductToPrice);
const gridColumn = (key: string) => (key === 'productId' ? 'productCode' : key);

function PriceListForm({ proposal, start }: { readonly proposal: Proposal; readonly start: PriceListValues }) {
  const { t } = useTranslation('products');
  const today = useToday();
  const [goTo, setGoTo] = useGoTo();
  const [picking, setPicking] = useState<string>();
  const form = useSubmitForm({
    procedure: 'products.submitPriceList',
    proposal,
    start,
    read: (values) => readPriceListForm(values, today),
    fill: (content) => priceListForm(PriceListContent.parse(content)),
  });
  const { values, faults, set } = form;
  const { lines, fields } = values;
  const setLines = (next: readonly Line[]) => set({ ...values, lines: next });
  const columns = usePriceColumns(useCallback((line: Line) => setPicking(line.id), []));
  const name = fields['name'] ?? '';
  const what = t(proposal.action === 'amend' ? 'tabAmend' : 'prices.tabNew');
  const filled = pricedLines(lines);
  return (
    <SubmitPage
      form={form}
      kind="price_list"
      title={proposal.action === 'amend' ? t('prices.formAmend', { name }) : t('prices.new')}
      tabTitle={name === '' ? what : `${name} · ${what}`}
      onGo={(path) => {
        const cell = cellToGo('lines', lines, filled, path);
        if (cell !== undefined) setGoTo({ ...cell, column: gridColumn(cell.column) });
        return cell !== undefined;
      }}
    >
      <div className="form-whole">
        <div className="form-grid">
          <FieldSet
            kind="price_list"
            specs={fieldsFor(fields['scope'])}
            fields={takesValue(fields['scope']) ? fields : { ...fields, scopeValue: '' }}
            faults={faults}
            onChange={(path, text) =>
              set({ ...values, fields: { ...fields, [path]: text, ...(path === 'scope' && { scopeValue: '' }) } })
            }
          />
        </div>
        <div className="tool-row" style={{ paddingTop: 6 }}>
          <span className="quiet small push">{t('prices.pasteHint')}</span>
          <Button
            size="small"
            icon={<Plus size={13} aria-hidden />}
            onClick={() => setLines(addLine(lines, lines.length - 1, newPriceLine()))}
          >
            {t('forms:addLine')}
          </Button>
          <Button
            size="small"
            icon={<Trash2 size={13} aria-hidden />}
            disabled={lines.length === 0}
            onClick={() => setLines(removeLine(lines, lines.length - 1))}
          >
            {t('prices.removeLast')}
          </Button>
        </div>
        <div className="lines-box">
          <LineGrid
            label={t('prices.lines')}
            columns={columns}
            lines={lines}
            faults={cellFaults('lines', filled, faults, gridColumn)}
            cellFault={productFault}
            totals={{ productCode: t('prices.count', { count: filled.length }) }}
            goTo={goTo}
            newLine={newPriceLine}
            completion={completion}
            onChange={setLines}
          />
        </div>
      </div>
      {picking !== undefined && (
        <ProductChooser
          onClose={() => setPicking(undefined)}
          onPick={(product) =>
            setLines(lines.map((line) => (line.id === picking ? withProductToPrice(line, product) : line)))
          }
        />
      )}
    </SubmitPage>
  );
}

function usePriceColumns(onPick: (line: Line) => void): readonly LineColumn[] {
  const { t } = useTranslation('products');
  return useMemo(() => {
    const field = (key: string) => t(`fields.price_list.lines.${key}`);
    const price = (key: string, width: number): LineColumn => ({
      key,
      title: field(key),
      kind: 'number',
      width,
      align: 'end',
      rekey: true,
      heads: t(`prices.heads.${key}`).split('|'),
    });
    return [
      {
        key: 'position',
        title: '#',
        kind: 'computed',
        width: 40,
        align: 'center',
        frozen: true,
        show: (_line, row) => <span className="num faint">{row + 1}</span>,
      },
      { key: 'productCode', title: field('productCode'), kind: 'identifier', width: 110, frozen: true, onPick },
      { key: 'description', title: field('description'), kind: 'text', width: 190, grow: true },
      { key: 'specification', title: field('specification'), kind: 'text', width: 130 },
      { key: 'unit', title: field('unit'), kind: 'text', width: 56, align: 'center' },
      { ...price('priceE6', 96), heads: t('prices.heads.priceE6').split('|') },
      {
        key: 'minQuantityE6',
        title: field('minQuantityE6'),
        kind: 'number',
        width: 78,
        align: 'end',
        heads: t('prices.heads.minQuantityE6').split('|'),
      },
      ...FLOORS_OF.map((floor) => price(floor, 112)),
      { key: 'fromOn', title: field('fromOn'), kind: 'date', width: 104, heads: t('prices.heads.fromOn').split('|') },
      { key: 'remark', title: field('remark'), kind: 'text', width: 110 },
    ];
  }, [t, onPick]);
}
