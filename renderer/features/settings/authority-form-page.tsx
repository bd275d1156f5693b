import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { completeProducts } from '#renderer/components/product-completion.ts';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import {
  authorityLines,
  authorityValues,
  type ListValues,
  readAuthority,
  withProductOfAuthority,
} from '#renderer/features/settings/list-form-models.ts';
import { ListForm } from '#renderer/features/settings/list-form.tsx';
import { useSettingsProposal } from '#renderer/features/settings/use-settings-proposal.ts';
import { AUTHORITY_LEVELS, DiscountAuthority } from '#shared/products/price-lists.schema.ts';
import { ProductClass } from '#shared/products/products.contract.ts';

const completion = completeProducts(withProductOfAuthority);

/** 折扣权限: a share by level, for everything, a class or one product. */
export function AuthorityFormPage() {
  const present = useOfficeQuery('products.authority', {});
  const { begun, error } = useSettingsProposal(present.data?.head);
  if (present.isError) return <ErrorNote error={present.error} onRetry={() => void present.refetch()} />;
  if (error !== null) return <ErrorNote error={error} />;
  if (present.data === undefined || begun === undefined) return <GreyRows />;
  const { authority, products } = present.data;
  const content = begun.content === undefined ? authority : DiscountAuthority.parse(begun.content);
  return <AuthorityForm proposal={begun.proposal} start={authorityValues(content, products)} products={products} />;
}

interface AuthorityFormProps {
  readonly proposal: Proposal;
  readonly start: ListValues;
  readonly products: Readonly<Record<string, string>>;
}

function AuthorityForm({ proposal, start, products }: AuthorityFormProps) {
  const { t } = useTranslation('settings');
  const form = useSubmitForm({
    procedure: 'products.submitAuthority',
    proposal,
    start,
    read: readAuthority,
    fill: (content) => authorityValues(DiscountAuthority.parse(content), products),
  });
  const columns = useMemo<readonly LineColumn[]>(() => {
    const field = (key: string) => t(`fields.discount_authority.lines.${key}`);
    return [
      {
        key: 'productClass',
        title: field('productClass'),
        kind: 'text',
        width: 90,
        align: 'center',
        choices: ProductClass.options.map((value) => ({ value, text: value })),
      },
      { key: 'productCode', title: field('productId'), kind: 'identifier', width: 130 },
      {
        key: 'description',
        title: t('discount_authority.product'),
        kind: 'computed',
        width: 240,
        grow: true,
        show: (line) => line.cells['description'] ?? '',
      },
      {
        key: 'level',
        title: field('level'),
        kind: 'text',
        width: 140,
        choices: AUTHORITY_LEVELS.map((value) => ({
          value,
          text: t(`values.discount_authority.lines.level.${value}`),
        })),
      },
      {
        key: 'discountBasisPoints',
        title: field('discountBasisPoints'),
        kind: 'text',
        width: 120,
        align: 'end',
        rekey: true,
      },
    ];
  }, [t]);
  return (
    <ListForm
      form={form}
      kind="discount_authority"
      columns={columns}
      sent={authorityLines(form.values)}
      begin={{ level: 'staff' }}
      completion={completion}
    />
  );
}
