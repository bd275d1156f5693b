import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tabId } from '#renderer/app/tabs.ts';
import { useKeys } from '#renderer/app/use-keys.ts';
import { type AnyFailure, callOffice } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import type { ListModel } from '#renderer/components/list/list-model.ts';
import { FailureNote } from '#renderer/components/notices.tsx';
import type { Input } from '#shared/ipc/contract.ts';
import { MOST_CHANGED } from '#shared/review/bulk-change.schema.ts';

const AT_ONCE = 1000;
type ListName = 'clients.list' | 'products.list';

/** Every id under the list's filter, in its order, page by page; at most what one bulk change takes. */
async function idsUnder(query: ListName, input: object): Promise<readonly string[] | AnyFailure> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const asked = { ...input, limit: AT_ONCE, ...(after !== undefined && { after }) } as Input<ListName>;
    const reply = await callOffice(query, asked);
    if (!reply.ok) return reply.failure;
    ids.push(...reply.value.rows.map(({ id }) => id));
    after = reply.value.next;
  } while (after !== undefined && ids.length < MOST_CHANGED);
  return ids.slice(0, MOST_CHANGED);
}

interface BulkButtonProps {
  readonly query: ListName;
  readonly list: Pick<ListModel<unknown>, 'input' | 'total'>;
  readonly ticked: readonly string[];
  readonly page: string;
  /** The field to begin with. */
  readonly field?: string;
  readonly allowed: boolean;
}

/** 批量修改 (Alt B): of what is ticked, or, with no tick, of the whole filter. */
export function BulkButton({ query, list, ticked, page, field, allowed }: BulkButtonProps) {
  const { t } = useTranslation('bulk');
  const { open, remember } = useTabs();
  const [failure, setFailure] = useState<AnyFailure>();
  const [busy, setBusy] = useState(false);
  const whole = Number(list.total?.['count'] ?? 0);
  const count = ticked.length > 0 ? ticked.length : whole;
  const disabled = !allowed || busy || count === 0 || count > MOST_CHANGED;
  async function run(): Promise<void> {
    setBusy(true);
    const found = ticked.length > 0 ? ticked : await idsUnder(query, list.input);
    setBusy(false);
    if (!Array.isArray(found)) {
      setFailure(found as AnyFailure);
      return;
    }
    const params = { bulk: crypto.randomUUID() };
    open(page, params);
    remember(tabId(page, params), 'records', found);
    if (field !== undefined) remember(tabId(page, params), 'field', field);
  }
  useKeys([{ chord: 'Alt+B', label: t('open'), disabled, run: () => void run() }]);
  const title = count > MOST_CHANGED ? t('tooMany', { most: MOST_CHANGED }) : undefined;
  return (
    <>
      {failure !== undefined && <FailureNote failure={failure} />}
      <Button disabled={disabled} title={title} onClick={() => void run()}>
        {ticked.length > 0 ? t('openTicked', { count }) : t('openAll', { count: Math.min(count, whole) })}
      </Button>
    </>
  );
}
