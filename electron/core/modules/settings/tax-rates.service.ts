import type { TaxTreatment } from '#shared/invoicing/tax.ts';
import { LEGAL_RATES, ratesOn } from '#shared/settings/tax-rates.ts';
import type { TaxRates } from '#shared/settings/settings.schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { findList } from '#core/modules/settings/settings-list.repository.ts';
import { listRates } from '#core/modules/settings/tax-rates.repository.ts';

interface Taxed {
  readonly taxRateBasisPoints: number;
  readonly taxTreatment: TaxTreatment;
}

/** 税率表 as it stands: the office's own, or the law's until there is one. */
export async function currentRates(db: ReadDb): Promise<TaxRates> {
  return (await findList(db, 'tax_rates')) ? { lines: await listRates(db) } : LEGAL_RATES;
}

/** Says of a rate whether it holds on a document's date, to warn by: another rate is possible and worth a second look. */
export async function rateCheckOn(db: ReadDb, date: string): Promise<(line: Taxed) => boolean> {
  const { lines } = await currentRates(db);
  const holding = ratesOn(lines, date);
  return ({ taxRateBasisPoints, taxTreatment }) =>
    holding.some((rate) => rate.rateBasisPoints === taxRateBasisPoints && rate.treatment === taxTreatment);
}
