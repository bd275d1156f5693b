import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Note } from '#renderer/components/notices.tsx';
import type { ClientFormValues } from '#renderer/features/clients/client-form-model.ts';
import { useLikenessWords } from '#renderer/features/clients/use-likeness-words.ts';

/** Shorter beginnings of a name are like everybody's. */
const NAME_FROM = 2;

/** While a client is keyed: who may be the same company by what is typed so far, each a link to its page. */
export function LikelyClients({ id, values }: { readonly id?: string | undefined; readonly values: ClientFormValues }) {
  const { t } = useTranslation('clients');
  const { open } = useTabs();
  const said = useLikenessWords();
  const facts = useDeferredValue(typedFacts(values));
  const isAsked = facts.name.length >= NAME_FROM;
  const found = useOfficeQuery('clients.likely', { ...facts, ...(id !== undefined && { id }) }, { enabled: isAsked });
  const likely = isAsked ? (found.data ?? []) : [];
  if (likely.length === 0) return null;
  return (
    <div style={{ padding: '0 14px 8px' }}>
      <Note tone="warning" title={t('likely.title', { count: likely.length })}>
        <ul className="plain-list">
          {likely.map((client) => (
            <li key={client.clientId}>
              <button
                type="button"
                className="link cut"
                title={client.name}
                onClick={() => open('clients.page', { id: client.clientId }, client.name)}
              >
                {`${client.code} ${client.name}`}
              </button>{' '}
              <span className="quiet">{said(client.reasons)}</span>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}

/** What the file says so far of whatever clients are compared by. */
function typedFacts({ fields, groups }: ClientFormValues) {
  const cells = (group: keyof ClientFormValues['groups'], key: string): string[] =>
    groups[group].flatMap((line) => filled(line.cells[key]));
  return {
    name: (fields['name'] ?? '').trim(),
    taxNumbers: [...filled(fields['taxNumber']), ...filled(fields['invoiceProfile.taxNumber'])],
    accounts: [...cells('bankAccounts', 'account'), ...filled(fields['invoiceProfile.account'])],
    phones: [...cells('contacts', 'phone'), ...cells('addresses', 'phone'), ...filled(fields['invoiceProfile.phone'])],
    emails: [...cells('contacts', 'email'), ...filled(fields['invoiceProfile.email'])],
    addresses: [...cells('addresses', 'address'), ...filled(fields['invoiceProfile.address'])],
  };
}

function filled(text: string | undefined): string[] {
  const typed = (text ?? '').trim();
  return typed === '' ? [] : [typed.slice(0, 200)];
}
