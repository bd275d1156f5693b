import { AUTHORITY_LEVELS, DiscountAuthority } from '#shared/products/price-lists.schema.ts';
import type { ProductPickRow } from '#shared/products/products.contract.ts';
import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { shownRate, typedCount, typedDate, typedRate } from '#renderer/components/typed-values.ts';
import { type NumberCounter, type NumberFormat, nextNumber, restartsUnseen } from '#shared/kernel/document-number.ts';
import {
  type DayChange,
  Numbering,
  type OwnAccount,
  OwnAccounts,
  type SeriesFormat,
  type TaxRate,
  TaxRates,
  VisitIntervals,
  WorkingCalendar,
} from '#shared/settings/settings.schema.ts';

/** What a form of one of the lists holds: texts by column, and the few fields above them. */
export interface ListValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

const YES = 'yes';

function listOf(rows: readonly Readonly<Record<string, string>>[], fields: ListValues['fields'] = {}): ListValues {
  return { fields, lines: rows.map((cells, index) => ({ id: `L${index}`, cells })) };
}

/** Lines in which anything was typed; an emptied line is left out. */
export function typedLines({ lines }: ListValues): readonly Line[] {
  return lines.filter(({ cells }) => Object.values(cells).some((text) => text.trim() !== ''));
}

export function accountValues(lines: readonly OwnAccount[]): ListValues {
  return listOf(
    lines.map((line) => ({
      bank: line.bank,
      account: line.account,
      purpose: line.purpose,
      onInvoices: line.onInvoices ? YES : '',
      onContracts: line.onContracts ? YES : '',
      closedOn: line.closedOn ?? '',
      remark: line.remark ?? '',
    })),
  );
}

export function readAccounts(values: ListValues, today: string): Reading<OwnAccounts> {
  return readDraft(OwnAccounts, {
    lines: typedLines(values).map(({ cells }) => ({
      bank: cells['bank'] ?? '',
      account: cells['account'] ?? '',
      purpose: cells['purpose'],
      onInvoices: cells['onInvoices'] === YES,
      onContracts: cells['onContracts'] === YES,
      closedOn: typedDate(cells['closedOn'], today) ?? null,
      remark: orNull(cells['remark']),
    })),
  });
}

export function numberingValues(lines: readonly SeriesFormat[], fromOn: string | null): ListValues {
  return listOf(
    lines.map((line) => ({
      series: line.series,
      prefix: line.prefix,
      datePart: line.datePart,
      restart: line.restart,
      width: String(line.width),
    })),
    { fromOn: fromOn ?? '' },
  );
}

export function readNumbering(values: ListValues, today: string): Reading<Numbering> {
  return readDraft(Numbering, {
    fromOn: typedDate(values.fields['fromOn'], today) ?? null,
    lines: values.lines.map(({ cells }) => ({
      series: cells['series'],
      prefix: (cells['prefix'] ?? '').toUpperCase(),
      datePart: cells['datePart'],
      restart: cells['restart'],
      width: typedCount(cells['width']),
    })),
  });
}

/** The number a document of that day would get by what is typed; undefined while that can give none. */
export function previewNumber(line: Line, day: string, counters: readonly NumberCounter[]): string | undefined {
  const { prefix = '', datePart, restart, width } = line.cells;
  const read = Numbering.shape.lines.element.safeParse({
    series: line.cells['series'],
    prefix: prefix.toUpperCase(),
    datePart,
    restart,
    width: typedCount(width),
  });
  const format: NumberFormat | undefined = read.success ? read.data : undefined;
  return format === undefined || restartsUnseen(format) ? undefined : nextNumber(format, day, counters);
}

export function rateValues(lines: readonly TaxRate[]): ListValues {
  return listOf(
    lines.map((line) => ({
      rateBasisPoints: shownRate(line.rateBasisPoints),
      treatment: line.treatment,
      fromOn: line.fromOn,
      toOn: line.toOn ?? '',
      purpose: line.purpose,
    })),
  );
}

export function readRates(values: ListValues, today: string): Reading<TaxRates> {
  return readDraft(TaxRates, {
    lines: typedLines(values).map(({ cells }) => ({
      rateBasisPoints: typedRate(cells['rateBasisPoints']),
      treatment: cells['treatment'],
      fromOn: typedDate(cells['fromOn'], today),
      toOn: typedDate(cells['toOn'], today) ?? null,
      purpose: cells['purpose'] ?? '',
    })),
  });
}

/** `named` says what the products of the lines are called: code and name. */
export function authorityValues({ lines }: DiscountAuthority, named: Readonly<Record<string, string>>): ListValues {
  // Nothing yet: a line a level to begin with, for all products.
  if (lines.length === 0) return listOf(AUTHORITY_LEVELS.map((level) => ({ level })));
  return listOf(
    lines.map((line) => {
      const [code = '', ...words] = (named[line.productId ?? ''] ?? '').split(' ');
      return {
        productClass: line.productClass ?? '',
        productId: line.productId ?? '',
        productCode: code,
        resolvedCode: code,
        description: words.join(' '),
        level: line.level,
        discountBasisPoints: shownRate(line.discountBasisPoints),
      };
    }),
  );
}

/** A line without a share was emptied; the level alone says nothing. */
export function authorityLines({ lines }: ListValues): readonly Line[] {
  return lines.filter(({ cells }) =>
    ['productClass', 'productCode', 'discountBasisPoints'].some((key) => (cells[key] ?? '').trim() !== ''),
  );
}

export function readAuthority(values: ListValues): Reading<DiscountAuthority> {
  return readDraft(DiscountAuthority, {
    lines: authorityLines(values).map(({ cells }) => ({
      productId: orNull(cells['productId']) ?? ((cells['productCode'] ?? '') === '' ? null : undefined),
      productClass: orNull(cells['productClass']),
      level: cells['level'],
      discountBasisPoints: typedRate(cells['discountBasisPoints']),
    })),
  });
}

export function withProductOfAuthority(line: Line, product: ProductPickRow): Line {
  const cells = { productId: product.id, productCode: product.code, resolvedCode: product.code, productFault: '' };
  return { ...line, cells: { ...line.cells, ...cells, description: product.name } };
}

export function calendarValues(lines: readonly DayChange[]): ListValues {
  return listOf(lines.map(({ on, is, reason }) => ({ on, is, reason })));
}

export function readCalendar(values: ListValues, today: string): Reading<WorkingCalendar> {
  return readDraft(WorkingCalendar, {
    lines: typedLines(values).map(({ cells }) => ({
      on: typedDate(cells['on'], today),
      is: cells['is'],
      reason: cells['reason'] ?? '',
    })),
  });
}

/** A line a class. */
export function intervalValues({ lines }: VisitIntervals): ListValues {
  return listOf(lines.map(({ sizeGrade, days }) => ({ sizeGrade, days: String(days) })));
}

export function readIntervals({ lines }: ListValues): Reading<VisitIntervals> {
  return readDraft(VisitIntervals, {
    lines: lines.map(({ cells }) => ({ sizeGrade: cells['sizeGrade'], days: typedCount(cells['days']) })),
  });
}
