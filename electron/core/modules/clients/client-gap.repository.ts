import { sql, type SqlBool } from 'kysely';
import { LICENCE_WARNING_DAYS, type ClientGap } from '#shared/clients/clients.contract.ts';
import { addDays } from '#shared/kernel/business-date.ts';
import type { Condition } from '#core/database/lists/list-sql.ts';
import { KEPT_APART } from '#core/modules/clients/client-pairs.repository.ts';

const holds = (text: string): Condition => sql.raw<SqlBool>(text);

/** The owner's name is that of somebody who left, and of nobody who is here. */
const OWNER_LEFT = `c.owner_name IN (SELECT p.name FROM person p WHERE p.active = 0
  AND NOT EXISTS (SELECT 1 FROM person h WHERE h.name = p.name AND h.active = 1))`;

const INVOICED = `EXISTS (SELECT 1 FROM invoice i WHERE i.client_id = c.id AND i.status = 'active')`;

/** Likely the same company keyed twice, and nobody has noted that they are two: the pairs of 疑似重复. */
const ALIKE = ['first_client', 'second_client']
  .map((side) => `c.id IN (SELECT p.${side} FROM client_pair p WHERE NOT ${KEPT_APART})`)
  .join(' OR ');

const GAPS: Readonly<Record<Exclude<ClientGap, 'licenceExpired' | 'licenceExpiring'>, string>> = {
  noTaxNumber: 'c.tax_number IS NULL',
  oddTaxNumber: 'c.has_odd_tax = 1',
  noOwner: 'c.owner_name IS NULL',
  ownerLeft: OWNER_LEFT,
  noPhone: 'c.has_phone = 0',
  noShipTo: 'c.has_ship_to = 0',
  noInvoiceProfile: `c.invoice_title IS NULL AND ${INVOICED}`,
  likelyDuplicate: `(${ALIKE})`,
};

/** Which files a gap is about, each found by the index made for it (`0030_client_actions`). */
export function gapConditions(gap: ClientGap, today: string): Condition[] {
  return [gapCondition(gap, today), holds(`c.status <> 'closed'`)];
}

function gapCondition(gap: ClientGap, today: string): Condition {
  switch (gap) {
    case 'licenceExpired':
      return withLicence(sql<SqlBool>`l.expires_on < ${today}`);
    case 'licenceExpiring':
      return withLicence(
        sql<SqlBool>`l.expires_on >= ${today} AND l.expires_on <= ${addDays(today, LICENCE_WARNING_DAYS)}`,
      );
    default:
      return holds(GAPS[gap]);
  }
}

function withLicence(expires: Condition): Condition {
  return sql<SqlBool>`c.id IN (SELECT l.client_id FROM client_licence l WHERE ${expires})`;
}
