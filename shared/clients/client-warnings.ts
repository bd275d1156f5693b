import { type ClientContent, LICENCE_WARNING_DAYS } from '#shared/clients/clients.contract.ts';
import { addDays } from '#shared/kernel/business-date.ts';
import { checkBankCard, checkTaxpayerId } from '#shared/kernel/identifiers.ts';
import { unknownPart } from '#shared/regions/regions.ts';
import type { Warning } from '#shared/review/review.schema.ts';

/**
 * What is odd about a client file but may be right, by the place where it stands: said in the form at once and by core again.
 * `today` is the office's day.
 */
export function clientWarnings(content: ClientContent, today: string): readonly Warning[] {
  return [
    ...taxWarnings('taxNumber', content.taxNumber),
    ...taxWarnings('invoiceProfile.taxNumber', content.invoiceProfile.taxNumber),
    ...content.bankAccounts.flatMap(({ account }, at) => cardWarnings(`bankAccounts.${at}.account`, account)),
    ...cardWarnings('invoiceProfile.account', content.invoiceProfile.account),
    ...content.contacts.flatMap(contactWarnings),
    ...content.addresses.flatMap(addressWarnings),
    ...content.licences.flatMap((licence, at) => licenceWarnings(licence, at, today)),
  ];
}

function taxWarnings(path: string, taxNumber: string | null): readonly Warning[] {
  const check = taxNumber === null ? undefined : checkTaxpayerId(taxNumber);
  return check?.ok === true ? check.warnings.map((warning) => ({ rule: `client.${warning}`, path })) : [];
}

/** 62 is China's own range of bank cards: a number that begins so is a person's card, and those have a check digit. */
function cardWarnings(path: string, account: string | null): readonly Warning[] {
  if (account === null || !/^62\d{14,17}$/.test(account)) return [];
  const check = checkBankCard(account);
  return check.ok ? [] : [{ rule: 'client.bank_card_check', path }];
}

function contactWarnings(
  { qq, birthday, birthdayIs }: ClientContent['contacts'][number],
  at: number,
): readonly Warning[] {
  return [
    ...(qq === null || /^[1-9]\d{4,11}$/.test(qq) ? [] : [{ rule: 'client.qq_format', path: `contacts.${at}.qq` }]),
    ...(birthday !== null && birthdayIs === null
      ? [{ rule: 'client.birthday_calendar', path: `contacts.${at}.birthdayIs` }]
      : []),
  ];
}

function addressWarnings(address: ClientContent['addresses'][number], at: number): readonly Warning[] {
  const unknown = unknownPart(address);
  const { postcode } = address;
  return [
    ...(unknown === undefined
      ? []
      : [
          {
            rule: 'client.region_unknown',
            path: `addresses.${at}.${unknown}`,
            details: { name: address[unknown] ?? '' },
          },
        ]),
    ...(postcode === null || /^\d{6}$/.test(postcode)
      ? []
      : [{ rule: 'client.postcode_format', path: `addresses.${at}.postcode` }]),
  ];
}

function licenceWarnings(
  { kind, issuedOn, expiresOn, originalSeen, seenBy }: ClientContent['licences'][number],
  at: number,
  today: string,
): readonly Warning[] {
  const path = `licences.${at}.expiresOn`;
  const details = { kind, on: expiresOn ?? '' };
  return [
    ...(expiresOn !== null && expiresOn < today ? [{ rule: 'client.licence_expired', path, details }] : []),
    ...(expiresOn !== null && expiresOn >= today && expiresOn <= addDays(today, LICENCE_WARNING_DAYS)
      ? [{ rule: 'client.licence_expiring', path, details }]
      : []),
    ...(issuedOn !== null && expiresOn !== null && expiresOn < issuedOn
      ? [{ rule: 'client.licence_dates', path, details }]
      : []),
    ...(originalSeen && seenBy === null
      ? [{ rule: 'client.licence_seen_by', path: `licences.${at}.seenBy`, details: { kind } }]
      : []),
  ];
}
