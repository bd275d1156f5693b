import type { ClientContent } from '#shared/clients/clients.contract.ts';
import type { LikenessFacts } from '#shared/clients/likeness.ts';

/** What of a client file is compared with others: every phone, account, e-mail and address in it, whoever's part it is. */
export function likenessFactsOf(content: ClientContent): LikenessFacts {
  const { contacts, addresses, bankAccounts, invoiceProfile: profile } = content;
  return {
    name: content.name,
    taxNumbers: [content.taxNumber, profile.taxNumber],
    accounts: [...bankAccounts.map(({ account }) => account), profile.account],
    phones: [...contacts.map(({ phone }) => phone), ...addresses.map(({ phone }) => phone), profile.phone],
    emails: [...contacts.map(({ email }) => email), profile.email],
    addresses: [...addresses.map(({ address }) => address), profile.address],
  };
}
