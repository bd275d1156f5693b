import { Button } from 'antd';
import { ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOpenList } from '#renderer/app/use-open-list.ts';

interface OpenInListProps {
  /** The page of the whole list, and the name the list keeps its state under. */
  readonly page: string;
  readonly list: string;
  readonly view: string;
  readonly clientName: string;
}

/** From a client's own list to the list of all, filtered to that client. */
export function OpenInList({ page, list, view, clientName }: OpenInListProps) {
  const { t } = useTranslation('lists');
  const openList = useOpenList();
  return (
    <Button
      icon={<ListFilter size={13} aria-hidden />}
      onClick={() =>
        openList(page, {
          list: { name: list, view, where: [{ column: 'clientName', op: 'in', values: [clientName] }] },
        })
      }
    >
      {t('openInList')}
    </Button>
  );
}
