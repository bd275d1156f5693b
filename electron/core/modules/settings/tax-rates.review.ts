import { TaxRates, type TaxRate } from '#shared/settings/settings.schema.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import { findList, putList } from '#core/modules/settings/settings-list.repository.ts';
import { listRates, replaceRates } from '#core/modules/settings/tax-rates.repository.ts';

export const TAX_RATES_KIND = 'tax_rates';

/** 税率表, dated. A wrong rate costs money on every document that takes it. */
export const taxRatesKind = defineRecordKind<TaxRates, TaxRates>({
  name: TAX_RATES_KIND,
  module: 'settings',
  draft: TaxRates,
  content: TaxRates,
  actions: ['create', 'amend'],
  soleRecordId: TAX_RATES_KIND,
  derived: [],
  complete: async (_ctx, draft) => draft,
  checks: ({ lines }) => [
    ...lines.flatMap(({ treatment }, index) =>
      treatment === 'taxed' ? [{ path: `lines.${index}.rateBasisPoints`, mode: 'rekey', type: 'rate' } as const] : [],
    ),
    { path: 'lines', mode: 'confirm', type: 'text' },
  ],
  title: () => '',
  claims: () => [{ scope: 'settings.list', key: TAX_RATES_KIND }],
  validate: async (_ctx, { content }) => {
    for (const [index, line] of content.lines.entries()) refuseUnclearRate(line, index, content.lines);
    return [];
  },
  async apply(ctx, { content, version, submissionId }) {
    await replaceRates(ctx.db, content.lines, submissionId);
    await putList(ctx.db, TAX_RATES_KIND, version, submissionId);
  },
  async read(db) {
    const head = await findList(db, TAX_RATES_KIND);
    return head && { content: { lines: await listRates(db) }, version: head.version, submissionId: head.submission_id };
  },
});

/** One use of one rate holds once on any day. */
function refuseUnclearRate(line: TaxRate, index: number, lines: readonly TaxRate[]): void {
  const at = { line: index + 1 };
  if ((line.treatment === 'taxed') !== line.rateBasisPoints > 0) {
    refuseField(`lines.${index}.rateBasisPoints`, 'settings.rate_and_treatment', at);
  }
  if (line.toOn !== null && line.toOn < line.fromOn) refuseField(`lines.${index}.toOn`, 'settings.rate_ends_early', at);
  const twice = lines.findIndex(
    (other) =>
      other.treatment === line.treatment &&
      other.rateBasisPoints === line.rateBasisPoints &&
      other.purpose === line.purpose &&
      other.fromOn <= (line.toOn ?? '9999') &&
      line.fromOn <= (other.toOn ?? '9999'),
  );
  if (twice < index) refuseField(`lines.${index}.fromOn`, 'settings.rate_twice', { ...at, first: twice + 1 });
}
