import { Button } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { cellFaults, cellToGo } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line, removeLine } from '#renderer/components/line-grid-model.ts';
import type { CellFault, LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useRateChoices } from '#renderer/components/rate-choices.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import { ProductClass, ProductContent, ProductStatus } from '#shared/products/products.contract.ts';

import {
  newConversion,
  NEW_PRODUCT,
  type ProductValues,
  readProductForm,
  typedConversions,
  productForm,
} from '#renderer/features/products/product-form-model.ts';
import { type CellAsked, useGoTo } from '#renderer/components/use-go-to.ts';

const FIELDS: readonly FieldSpec[] = [
  { path: 'code', required: true },
  { path: 'name', required: true, span: 2 },
  { path: 'productClass', options: ProductClass.options, optional: true },
  { path: 'specification', span: 2 },
  { path: 'unit', required: true },
  { path: 'unitDecimals', as: 'number' },
  { path: 'taxCode', as: 'code', span: 2 },
  { path: 'taxShortName' },
  { path: 'status', options: ProductStatus.options },
  { path: 'taxTreatment', options: TaxTreatment.options },
  { path: 'taxRateBasisPoints', as: 'number', rekey: true },
  { path: 'listPriceE6', as: 'number', rekey: true },
  { path: 'listPriceBasis', options: PriceBasis.options },
  { path: 'barcode', as: 'code' },
  { path: 'remark', span: 3 },
];

/** A new product, an amendment, or the correction of a returned submission. */
export function ProductFormPage() {
  const { params } = useTab();
  if (params['record'] !== undefined) return <Amend id={params['record']} status={params['status']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return <ProductForm proposal={{ action: 'create' }} start={NEW_PRODUCT} />;
}

/** `status` is set by 停用 and 恢复使用 of its page. */
function Amend({ id, status }: { readonly id: string; readonly status: string | undefined }) {
  const product = useOfficeQuery('products.get', { id });
  if (product.isError) return <ErrorNote error={product.error} onRetry={() => void product.refetch()} />;
  if (product.data === undefined) return <GreyRows />;
  const { content, version } = product.data;
  const start = productForm(content);
  return (
    <ProductForm
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
      start={status === undefined ? start : { ...start, fields: { ...start.fields, status } }}
    />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  return (
    <ProductForm proposal={correctionOf(view.data)} start={productForm(ProductContent.parse(view.data.content))} />
  );
}

function ProductForm({ proposal, start }: { readonly proposal: Proposal; readonly start: ProductValues }) {
  const { t } = useTranslation('products');
  const [goTo, setGoTo] = useGoTo();
  const form = useSubmitForm({
    procedure: 'products.submit',
    proposal,
    start,
    read: readProductForm,
    fill: (content) => productForm(ProductContent.parse(content)),
  });
  const { values, faults, set } = form;
  const rates = useRateChoices(useToday());
  const hint = rates.length > 0 ? t('ratesHold', { rates: rates.map(({ text }) => text).join(' ') }) : undefined;
  const what = t(proposal.action === 'amend' ? 'tabAmend' : 'tabNew');
  const code = values.fields['code'] ?? '';
  return (
    <SubmitPage
      form={form}
      kind="product"
      title={proposal.action === 'amend' ? t('formAmend', { code }) : t('new')}
      tabTitle={code === '' ? what : `${code} · ${what}`}
      onGo={(path) => {
        const cell = cellToGo('conversions', values.conversions, typedConversions(values), path);
        if (cell !== undefined) setGoTo(cell);
        return cell !== undefined;
      }}
    >
      <div className="form-whole">
        <div className="form-grid">
          <FieldSet
            kind="product"
            specs={FIELDS.map((spec) => (spec.path === 'taxRateBasisPoints' ? { ...spec, hint } : spec))}
            fields={values.fields}
            faults={faults}
            onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
          />
        </div>
        <Conversions
          lines={values.conversions}
          faults={cellFaults('conversions', typedConversions(values), faults)}
          goTo={goTo}
          onChange={(conversions) => set({ ...values, conversions })}
        />
      </div>
    </SubmitPage>
  );
}

interface ConversionsProps {
  readonly lines: readonly Line[];
  readonly faults: readonly CellFault[];
  readonly goTo: CellAsked | undefined;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** 换算单位: how many base units another unit holds. */
function Conversions({ lines, faults, goTo, onChange }: ConversionsProps) {
  const { t } = useTranslation('products');
  const columns = useMemo<readonly LineColumn[]>(
    () => [
      { key: 'unit', title: t('conversionUnit'), kind: 'text', width: 120 },
      { key: 'factorE6', title: t('conversionFactor'), kind: 'number', width: 140, align: 'end' },
      { key: 'decimals', title: t('conversionDecimals'), kind: 'number', width: 90, align: 'end' },
    ],
    [t],
  );
  return (
    <>
      <h2 className="block-title">{t('conversions')}</h2>
      <div className="tool-row">
        <span className="quiet small push">{t('conversionHint')}</span>
        <Button
          size="small"
          icon={<Plus size={13} aria-hidden />}
          onClick={() => onChange(addLine(lines, lines.length - 1, newConversion()))}
        >
          {t('addConversion')}
        </Button>
        <Button
          size="small"
          icon={<Trash2 size={13} aria-hidden />}
          disabled={lines.length === 0}
          onClick={() => onChange(removeLine(lines, lines.length - 1))}
        >
          {t('removeConversion')}
        </Button>
      </div>
      <div className="lines-box">
        <LineGrid
          label={t('conversions')}
          columns={columns}
          lines={lines}
          faults={faults}
          goTo={goTo}
          newLine={newConversion}
          onChange={onChange}
        />
      </div>
    </>
  );
}
