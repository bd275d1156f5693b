import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { PriceText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import { ProductUses } from '#renderer/features/products/product-uses.tsx';
import { RecordView } from '#renderer/components/record-view.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';

/** One product: where it stands in contracts, on dispatch notes and in price lists, and who signed what. */
export function ProductPage() {
  const { t } = useTranslation('products');
  const { params } = useTab();
  const { open } = useTabs();
  const may = useMay()('products.write');
  const id = params['id'] ?? '';
  const product = useOfficeQuery('products.get', { id }, { reads: ['review', 'contracts', 'dispatch'] });
  const amend = () => open('products.form', { record: id });
  useKeys([{ chord: 'F2', label: t('forms:amend'), disabled: !may || product.data === undefined, run: amend }]);
  if (product.isError) return <ErrorNote error={product.error} onRetry={() => void product.refetch()} />;
  if (product.data === undefined) return <GreyRows />;
  const { content, version, contractCount, dispatchCount } = product.data;
  const waits = product.data.openSubmissionId !== undefined;
  const other = content.status === 'active' ? 'archived' : 'active';
  return (
    <RecordView
      kind="product"
      recordId={id}
      title={`${content.code} ${content.name}`}
      status={
        <StatusMark
          status={content.status === 'active' ? 'effective' : 'void'}
          text={t(`values.product.status.${content.status}`)}
        />
      }
      facts={<span className="num">{t('forms:version', { count: version })}</span>}
      content={content}
      linesTitle={t('uses')}
      lines={<ProductUses product={product.data} />}
      actions={
        <>
          <Button disabled={!may || waits} onClick={() => open('products.form', { record: id, status: other })}>
            {t(other === 'archived' ? 'archive' : 'reactivate')}
          </Button>
          <Button type="primary" disabled={!may || waits} onClick={amend}>
            {t('forms:amend')}
            <Kbd chord="F2" />
          </Button>
        </>
      }
    >
      <div className="facts">
        <Fact name={t('fields.product.listPriceE6')}>
          {content.listPriceE6 === null ? '–' : <PriceText e6={content.listPriceE6} />}{' '}
          <span className="quiet">{t(`values.product.listPriceBasis.${content.listPriceBasis}`)}</span>
        </Fact>
        <Fact name={t('usedBy')}>
          <span className="num">{t('contracts', { count: contractCount })}</span>
        </Fact>
        <Fact name={t('dispatched')}>
          <span className="num">{t('dispatches', { count: dispatchCount })}</span>
        </Fact>
      </div>
    </RecordView>
  );
}
