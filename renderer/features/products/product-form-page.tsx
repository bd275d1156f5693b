import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useRateChoices } from '#renderer/components/rate-choices.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { shownPrice, shownRate, typedCount, typedPrice, typedRate } from '#renderer/components/typed-values.ts';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import { ProductClass, ProductContent, ProductDraft, ProductStatus } from '#shared/products/products.contract.ts';

type ProductValues = Readonly<Record<string, string>>;

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
  { path: 'remark', span: 4 },
];

const NEW: ProductValues = {
  unitDecimals: '0',
  taxTreatment: 'taxed',
  taxRateBasisPoints: '13%',
  listPriceBasis: 'with_tax',
  status: 'active',
};

function valuesOf(content: ProductContent): ProductValues {
  return {
    code: content.code,
    name: content.name,
    specification: content.specification ?? '',
    unit: content.unit,
    unitDecimals: String(content.unitDecimals),
    taxCode: content.taxCode ?? '',
    taxShortName: content.taxShortName ?? '',
    taxRateBasisPoints: shownRate(content.taxRateBasisPoints),
    taxTreatment: content.taxTreatment,
    productClass: content.productClass ?? '',
    listPriceE6: shownPrice(content.listPriceE6),
    listPriceBasis: content.listPriceBasis,
    status: content.status,
    remark: content.remark ?? '',
  };
}

/** The conversions of an amended product are not shown in this form and stay as they are. */
function readProduct(values: ProductValues, conversions: ProductContent['conversions']): Reading<ProductDraft> {
  return readDraft(ProductDraft, {
    code: values['code'] ?? '',
    name: values['name'] ?? '',
    specification: orNull(values['specification']),
    unit: values['unit'] ?? '',
    unitDecimals: typedCount(values['unitDecimals']) ?? 0,
    conversions,
    taxCode: orNull(values['taxCode']),
    taxShortName: orNull(values['taxShortName']),
    taxRateBasisPoints: typedRate(values['taxRateBasisPoints']),
    taxTreatment: values['taxTreatment'],
    productClass: orNull(values['productClass']),
    listPriceE6: typedPrice(values['listPriceE6']) ?? null,
    listPriceBasis: values['listPriceBasis'],
    status: values['status'],
    remark: orNull(values['remark']),
  });
}

/** A new product, an amendment, or the correction of a returned submission. */
export function ProductFormPage() {
  const { params } = useTab();
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return <ProductForm proposal={{ action: 'create' }} start={NEW} conversions={[]} />;
}

function Amend({ id }: { readonly id: string }) {
  const product = useOfficeQuery('products.get', { id });
  if (product.isError) return <ErrorNote error={product.error} onRetry={() => void product.refetch()} />;
  if (product.data === undefined) return <GreyRows />;
  const { content, version } = product.data;
  return (
    <ProductForm
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
      start={valuesOf(content)}
      conversions={content.conversions}
    />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined) return <GreyRows />;
  const content = ProductContent.parse(view.data.content);
  return <ProductForm proposal={correctionOf(view.data)} start={valuesOf(content)} conversions={content.conversions} />;
}

interface ProductFormProps {
  readonly proposal: Proposal;
  readonly start: ProductValues;
  readonly conversions: ProductContent['conversions'];
}

function ProductForm({ proposal, start, conversions }: ProductFormProps) {
  const { t } = useTranslation('products');
  const form = useSubmitForm({
    procedure: 'products.submit',
    proposal,
    start,
    read: (values) => readProduct(values, conversions),
    fill: (content) => valuesOf(ProductContent.parse(content)),
  });
  const { values, faults, set } = form;
  const rates = useRateChoices(useToday());
  const hint = rates.length > 0 ? t('ratesHold', { rates: rates.map(({ text }) => text).join(' ') }) : undefined;
  const what = t(proposal.action === 'amend' ? 'tabAmend' : 'tabNew');
  const code = values['code'] ?? '';
  return (
    <SubmitPage
      form={form}
      kind="product"
      title={proposal.action === 'amend' ? t('formAmend', { code }) : t('new')}
      tabTitle={code === '' ? what : `${code} · ${what}`}
    >
      <div className="form-grid">
        <FieldSet
          kind="product"
          specs={FIELDS.map((spec) => (spec.path === 'taxRateBasisPoints' ? { ...spec, hint } : spec))}
          fields={values}
          faults={faults}
          onChange={(path, text) => set({ ...values, [path]: text })}
        />
      </div>
    </SubmitPage>
  );
}
