import { useMemo } from 'react';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import type { ListPageProps } from '#renderer/components/list/list-page-props.ts';
import { OpenInList } from '#renderer/components/list/open-in-list.tsx';

/** What every row of a client's own list would say. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['clientName', 'clientCode']);

interface ClientListProps<R>
  extends
    ClientSectionProps,
    Pick<ListPageProps<R>, 'title' | 'list' | 'columns' | 'sections' | 'empty'>,
    Required<Pick<ListPageProps<R>, 'search' | 'rowName' | 'exportAs'>> {
  readonly isVoid: (row: R) => boolean;
  /** A record's page; the page of all of them, and the name that list keeps its state under. */
  readonly pages: { readonly record: string; readonly all: string; readonly list: string };
  /** The form of a new one, for this client. */
  readonly form?: { readonly page: string; readonly label: string; readonly allowed: boolean };
}

/** Records of one client on his page: the list of all, without the columns that tell whose they are. */
export function ClientList<R extends { readonly id: string }>(props: ClientListProps<R>) {
  const { clientId, clientName, isVoid, pages, form, columns: all, ...rest } = props;
  const { open } = useTabs();
  const columns = useMemo(() => all.filter(({ key }) => !NOT_SHOWN.has(key)), [all]);
  return (
    <ListPage
      {...rest}
      embedded
      columns={columns}
      rowKey={(row) => row.id}
      rowLook={(row) => (isVoid(row) ? 'dim' : undefined)}
      onOpen={(row) => open(pages.record, { id: row.id }, rest.rowName(row))}
      {...(form && {
        create: {
          label: form.label,
          allowed: form.allowed,
          run: () => open(form.page, { draft: crypto.randomUUID(), client: clientId }),
        },
      })}
      actions={
        <OpenInList page={pages.all} list={pages.list} view={rest.list.state.view || 'all'} clientName={clientName} />
      }
    />
  );
}
