/**
 * The key under which open submissions reserve quantities of a contract line (`dispatch.contract_line`,
 * `invoice.contract_line`); the quantity views join on the same text.
 */
export function contractLineClaimKey(contractId: string, lineKey: string): string {
  return `${contractId}/${lineKey}`;
}
