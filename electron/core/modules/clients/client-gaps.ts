import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { checkTaxpayerId } from '#shared/kernel/identifiers.ts';

const flag = (holds: boolean): 0 | 1 => (holds ? 1 : 0);

/** What is missing or odd in a file, as columns of its own row: the quality report counts them by index. */
export function gapsOf({ contacts, addresses, taxNumber }: ClientContent) {
  return {
    has_phone: flag(contacts.some(({ phone }) => phone !== null)),
    has_ship_to: flag(addresses.some(({ use }) => use === 'ship_to')),
    has_odd_tax: flag(taxNumber !== null && isOdd(taxNumber)),
  };
}

/** Accepted, and worth another look: no credit code of 18 characters, or its organisation code does not check. */
function isOdd(taxNumber: string): boolean {
  const check = checkTaxpayerId(taxNumber);
  return taxNumber.length !== 18 || !check.ok || check.warnings.length > 0;
}
