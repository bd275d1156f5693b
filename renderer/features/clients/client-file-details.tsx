import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { MoneyText } from '#renderer/components/figures.tsx';
import { MaskedValue } from '#renderer/components/masked-value.tsx';
import { writeTags } from '#shared/clients/client-tags.ts';
import { type ClientContent, type ClientLicence, LICENCE_WARNING_DAYS } from '#shared/clients/clients.contract.ts';
import { nextBirthday } from '#shared/clients/next-birthday.ts';
import { addDays } from '#shared/kernel/business-date.ts';

interface ClientFileDetailsProps {
  readonly clientId: string;
  readonly content: ClientContent;
}

interface ValueProps {
  readonly clientId: string;
  readonly path: string;
  readonly text: string | null;
}

/** One value of the file; where core masked it, with its eye. */
function Value({ clientId, path, text }: ValueProps) {
  const { t } = useTranslation('clients');
  if (text === null || text === '') return '–';
  const what = t(`fields.client.${path.replace(/\.\d+/g, '')}`);
  return <MaskedValue kind="client" recordId={clientId} path={path} text={text} what={what} />;
}

/** 档案 by groups, each value once and in the order of the form. Masked values can be asked for one by one. */
export function ClientFileDetails({ clientId, content }: ClientFileDetailsProps) {
  const { t } = useTranslation('clients');
  const at = (path: string, text: string | null) => <Value clientId={clientId} path={path} text={text} />;
  const { invoiceProfile: profile } = content;
  const said = (path: string, value: string | null) => (value === null ? '–' : t(`values.client.${path}.${value}`));
  return (
    <div className="client-file">
      <Pairs
        pairs={[
          ['name', content.name],
          ['shortName', content.shortName || '–'],
          ['code', content.code],
          ['taxNumber', at('taxNumber', content.taxNumber)],
          ['kind', said('kind', content.kind)],
          ['status', said('status', content.status)],
          ['sizeGrade', content.sizeGrade],
          ['creditGrade', content.creditGrade],
          ['creditLimitFen', <MoneyText key="limit" fen={content.creditLimitFen} />],
          ['paymentDays', t('days', { count: content.paymentDays })],
          ['region', content.region],
          ['ownerName', content.ownerName],
          ['deputyName', content.deputyName],
          ['source', content.source],
          ['priceListId', <PriceListName key="prices" id={content.priceListId} />],
          ['tags', writeTags(content.tags)],
          ['remark', at('remark', content.remark)],
        ]}
      />
      <h2 className="block-title">{t('group.invoiceProfile')}</h2>
      <Pairs
        pairs={(['title', 'taxNumber', 'address', 'phone', 'bank', 'account', 'email'] as const)
          .map((key): readonly [string, ReactNode] => [
            `invoiceProfile.${key}`,
            at(`invoiceProfile.${key}`, profile[key]),
          ])
          .concat([['invoiceProfile.kind', said('invoiceProfile.kind', profile.kind)]])}
      />
      <Contacts clientId={clientId} content={content} />
      <Rows
        clientId={clientId}
        group="addresses"
        columns={['use', 'consignee', 'phone', 'province', 'city', 'district', 'address', 'postcode']}
        rows={content.addresses.map((address) => ({ ...address, use: said('addresses.use', address.use) }))}
      />
      <Rows clientId={clientId} group="bankAccounts" columns={['bank', 'account']} rows={content.bankAccounts} />
      <Licences clientId={clientId} content={content} />
    </div>
  );
}

/** 价格表: the one made for it by name, for whoever may see prices; else which lists apply to it. */
function PriceListName({ id }: { readonly id: string | undefined }) {
  const { t } = useTranslation('clients');
  const isAsked = useMay()('products.read') && id !== undefined;
  const lists = useOfficeQuery('products.pickPriceLists', {}, { enabled: isAsked });
  if (id === undefined) return t('priceByScope');
  return lists.data?.find((list) => list.id === id)?.name ?? '…';
}

function Pairs({ pairs }: { readonly pairs: readonly (readonly [path: string, value: ReactNode])[] }) {
  const { t } = useTranslation('clients');
  return (
    <dl className="file-pairs">
      {pairs.map(([path, value]) => (
        <div key={path}>
          <dt className="cut">{t(`fields.client.${path}`)}</dt>
          <dd>{value === null || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Contacts({ clientId, content }: ClientFileDetailsProps) {
  const { t } = useTranslation('clients');
  const today = useToday();
  const rows = content.contacts.map((contact) => ({
    ...contact,
    birthdayIs: contact.birthdayIs === null ? null : t(`values.client.contacts.birthdayIs.${contact.birthdayIs}`),
    // A masked birthday is no date: then neither is the next one told.
    birthdayNext: nextOf(contact, today),
  }));
  return (
    <Rows
      clientId={clientId}
      group="contacts"
      columns={['name', 'title', 'phone', 'phone2', 'wechat', 'qq', 'email', 'birthday', 'birthdayIs', 'birthdayNext']}
      more={['preferences', 'remark']}
      rows={rows}
    />
  );
}

function nextOf({ birthday, birthdayIs }: ClientContent['contacts'][number], today: string): string | null {
  if (birthday === null || !/^\d{4}-\d{2}-\d{2}$/.test(birthday)) return null;
  return nextBirthday(birthday, birthdayIs, today) ?? null;
}

function Licences({ clientId, content }: ClientFileDetailsProps) {
  const { t } = useTranslation('clients');
  const today = useToday();
  const rows = content.licences.map((licence) => ({
    ...licence,
    originalSeen: licence.originalSeen ? '✓' : null,
    scanHash: licence.scanHash === null ? null : '✓',
    tone: toneOf(licence, today),
  }));
  return (
    <Rows
      clientId={clientId}
      group="licences"
      columns={['kind', 'number', 'issuedOn', 'expiresOn', 'originalSeen', 'seenBy', 'seenOn', 'scanHash']}
      rows={rows}
      mark={({ tone }, column) => (column === 'expiresOn' && typeof tone === 'string' ? t(`gap.${tone}`) : undefined)}
    />
  );
}

function toneOf({ expiresOn }: ClientLicence, today: string): 'licenceExpired' | 'licenceExpiring' | null {
  if (expiresOn === null || expiresOn > addDays(today, LICENCE_WARNING_DAYS)) return null;
  return expiresOn < today ? 'licenceExpired' : 'licenceExpiring';
}

type FileRow = Readonly<Record<string, string | null>>;

interface RowsProps {
  readonly clientId: string;
  readonly group: 'contacts' | 'addresses' | 'bankAccounts' | 'licences';
  readonly columns: readonly string[];
  /** Longer texts, on a line of their own where there are any. */
  readonly more?: readonly string[];
  readonly rows: readonly FileRow[];
  /** What is said beside a value that wants attention. */
  readonly mark?: (row: FileRow, column: string) => string | undefined;
}

/** One group of the file as a table; a group with nothing in it is not shown. */
function Rows({ clientId, group, columns, more = [], rows, mark }: RowsProps) {
  const { t } = useTranslation('clients');
  if (rows.length === 0) return null;
  const shown = [...columns, ...more].filter((column) => rows.some((row) => (row[column] ?? '') !== ''));
  // Lines of a signed version: their place is their name.
  const placed = rows.map((row, at) => ({ row, place: `${group}.${at}` }));
  return (
    <>
      <h2 className="block-title">
        {t(`group.${group}`)} <span className="faint small num">{rows.length}</span>
      </h2>
      <table className="file-table">
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column} scope="col">
                {t(`fields.client.${group}.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {placed.map(({ row, place }) => (
            <tr key={place}>
              {shown.map((column) => {
                const said = mark?.(row, column);
                return (
                  <td key={column} className={said === undefined ? undefined : 'due-soon strong'}>
                    <Value clientId={clientId} path={`${place}.${column}`} text={row[column] ?? null} />
                    {said !== undefined && ` ▲ ${said}`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
