import type { DataRelease, Masking, releasesContract } from '#shared/disclosures/disclosures.contract.ts';
import type { exchangeContract, FileOut } from '#shared/exchange/exchange.contract.ts';
import type { ReportSheet } from '#shared/exchange/report-sheet.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import { type CsvEncoding, writeCsv } from '#core/exchange/write-csv.ts';
import { writeWorkbook } from '#core/exchange/write-workbook.ts';
import { canonicalJson, sha256 } from '#core/kernel/canonical-json.ts';
import { prepared, type HandlersFor, type PrepareContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { buildList, type ListWish } from '#core/modules/exports/list-sheets.ts';
import { countRows, maskSheets, tellsOfPersons } from '#core/modules/exports/personal-gate.ts';
import { insertReleaseUse, isReleaseUsed } from '#core/modules/exports/release.repository.ts';
import { dataReleaseKind } from '#core/modules/exports/release.review.ts';
import {
  getReleasedWish,
  refuseAlone,
  refuseOther,
  releaseOf,
  showOpenReleases,
  type ReleasedWish,
} from '#core/modules/exports/release.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

type Own = Pick<typeof exchangeContract, 'exchange.export'> & typeof releasesContract;

interface ExportWish extends ListWish {
  readonly format: 'xlsx' | 'csv';
  readonly encoding: CsvEncoding;
  readonly whole?: { readonly reason: string } | undefined;
  readonly release?: string | undefined;
}

/** A file made, and what it took: kept with it in the log. */
interface Made {
  readonly file: FileOut;
  readonly asked: ListWish;
  readonly masking: Masking;
  readonly released: ReleasedWish | undefined;
}

/** Exports are commands: nothing in the office changes, but who took what, in which filter, stays in the log. */
export function exportsHandlers(lists: readonly ExportList[]): HandlersFor<Own> {
  return {
    'exchange.export': prepared({
      prepare: (ctx, input) => writeList(ctx, lists, input),
      async run(ctx, input, { file, asked, masking, released }: Made) {
        if (released) {
          if (await isReleaseUsed(ctx.db, released.id)) refuse('release.used');
          await insertReleaseUse(ctx.db, released.id, ctx.now);
        }
        const filter = canonicalJson(asked.filter ?? {});
        const fields = asked.columns ?? [];
        const { fileHash, rows } = file;
        ctx.disclose({
          what: 'export',
          subjectKind: asked.list,
          fields,
          reason: 'export',
          masking,
          ...(input.whole && { remark: input.whole.reason }),
          filter,
          rows,
          fileHash,
          ...(released && { release: { id: released.id, secondName: released.secondName } }),
        });
        const columns = fields.join(',').slice(0, 500);
        const details = {
          list: asked.list,
          rows,
          format: input.format === 'csv' ? `csv ${input.encoding}` : input.format,
          fileHash,
          filter: filter.slice(0, 500),
          masking,
        };
        const more = { ...(columns !== '' && { columns }), ...(released && { release: released.id }) };
        ctx.note({ subjectKind: 'export', outcome: 'exported', details: { ...details, ...more } });
        return file;
      },
    }),
    'exchange.submitRelease': prepared({
      prepare: async (ctx, { content }) => releaseOf(content, await buildList(ctx, lists, content)),
      run: (ctx, input, content: DataRelease) => submitForReview(ctx, dataReleaseKind, { ...input, content }),
    }),
    'exchange.releases': (ctx) => showOpenReleases(ctx),
  };
}

async function writeList(ctx: PrepareContext, lists: readonly ExportList[], wish: ExportWish): Promise<Made> {
  const released = wish.release === undefined ? undefined : await getReleasedWish(ctx, wish.release);
  if (released && released.list !== wish.list) refuse('release.other_list');
  const asked: ListWish = released ?? wish;
  const whole = await buildList(ctx, lists, asked);
  const isWhole = tellsOfPersons(whole) && (released !== undefined || wish.whole !== undefined);
  if (released) refuseOther(released, whole);
  else if (isWhole) refuseAlone(ctx, countRows(whole));
  const masking = isWhole ? 'whole' : tellsOfPersons(whole) ? 'masked' : 'none';
  const file = await writeFile(ctx, isWhole ? whole : maskSheets(whole), { ...wish, language: asked.language });
  return { file, asked, masking, released };
}

/** So many characters an older program cannot show are named. */
const MOST_NAMED = 20;

async function writeFile(
  ctx: PrepareContext,
  built: readonly ReportSheet[],
  { language, format, encoding, list }: Pick<ExportWish, 'language' | 'format' | 'encoding' | 'list'>,
): Promise<FileOut> {
  const made = formatInstant(ctx.now, 480);
  const madeLine = language === 'zh-CN' ? `制表：${ctx.person.name} ${made}` : `Made by ${ctx.person.name}, ${made}`;
  const sheets = built.map((sheet): ReportSheet => ({ madeLine, ...sheet }));
  const [first] = sheets;
  if (!first) return refuse('export.unknown_list', { list });
  const properties = { title: first.title, creator: ctx.person.name, madeAt: ctx.now, language };
  const { bytes, outsideGbk } =
    format === 'csv' ? writeCsv(first, encoding) : { bytes: await writeWorkbook(sheets, properties), outsideGbk: [] };
  return {
    fileName: `${first.title}-${ctx.today}.${format}`,
    contentBase64: Buffer.from(bytes).toString('base64'),
    rows: countRows(sheets),
    fileHash: sha256(bytes),
    ...(outsideGbk.length > 0 && { outsideGbk: outsideGbk.slice(0, MOST_NAMED) }),
  };
}
