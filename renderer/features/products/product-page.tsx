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
import { RecordView } from '#renderer/components/record-view.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';

/** One product, and the contracts it stands in. */
export function ProductPage() {
  const { t } = useTranslation('products');
  const { params } = useTab();
  const { open } = useTabs();
  const may = useMay()('products.write');
  const id = params['id'] ?? '';
  const product = useOfficeQuery('products.get', { id }, { reads: ['review', 'contracts'] });
  const amend = () => open('products.form', { record: id });
  useKeys([{ chord: 'F2', label: t('forms:amend'), disabled: !may || product.data === undefined, run: amend }]);
  if (product.isError) return <ErrorNote error={product.error} onRetry={() => void product.refetch()} />;
  if (product.data === undefined) return <GreyRows />;
  const { content, version, usedBy, contractCount } = product.data;
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
      actions={
        <Button type="primary" disabled={!may} onClick={amend}>
          {t('forms:amend')}
          <Kbd chord="F2" />
        </Button>
      }
    >
      <div className="facts">
        <Fact name={t('usedBy')}>
          <span className="num">{t('contracts', { count: contractCount })}</span>
        </Fact>
        {usedBy.slice(0, 6).map((use) => (
          <Fact key={use.contractId} name={use.clientName}>
            <button
              type="button"
              className="grid-link"
              onClick={() => open('contracts.page', { id: use.contractId }, use.contractNumber)}
            >
              {use.contractNumber}
            </button>{' '}
            <PriceText e6={use.priceE6} />
          </Fact>
        ))}
      </div>
    </RecordView>
  );
}
