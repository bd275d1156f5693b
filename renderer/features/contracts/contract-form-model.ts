import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import {
  shownFen,
  shownPrice,
  shownQuantity,
  shownRate,
  typedCount,
  typedDate,
  typedFen,
  typedPrice,
  typedQuantity,
  typedRate,
} from '#renderer/components/typed-values.ts';
import { isFilledIn } from '#renderer/features/contracts/line-prices.ts';
import { type ContractContent, ContractDraft, type ContractLine } from '#shared/contracts/contract.schema.ts';
import { type LineAmounts, lineAmounts, type TaxTreatment } from '#shared/invoicing/tax.ts';
import { formatFen } from '#shared/kernel/money.ts';
import type { ProductPickRow } from '#shared/products/products.contract.ts';

/** Everything as typed: single fields by path, the three groups as lines. */
export interface ContractFormValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
  readonly terms: readonly Line[];
  readonly clauses: readonly Line[];
  /** 同时发货: part of it leaves at once. Fields of the note stand among the fields, named `note.…`. */
  readonly sendNow?: boolean;
  readonly accompanying?: readonly Line[];
}

const newId = (): string => crypto.randomUUID();

export const newLine = (): Line => ({ id: newId(), cells: {} });
export const newTerm = (): Line => ({ id: newId(), cells: { trigger: 'signing' } });

export function newContractForm(today: string): ContractFormValues {
  return {
    fields: {
      kind: 'sale',
      signedOn: today,
      invoiceBase: 'with_goods',
      'delivery.freightBearer': 'seller',
      'delivery.mode': 'carrier',
    },
    lines: Array.from({ length: 4 }, newLine),
    terms: [],
    clauses: [],
  };
}

export function contractForm(content: ContractContent): ContractFormValues {
  const { delivery } = content;
  const texts: Readonly<Record<string, string | null>> = {
    kind: content.kind,
    clientId: content.clientId,
    frameworkId: content.frameworkId,
    externalNumber: content.externalNumber,
    signedOn: content.signedOn,
    effectiveFrom: content.effectiveFrom,
    effectiveTo: content.effectiveTo,
    salespersonId: content.salespersonId,
    invoiceBase: content.invoiceBase,
    shelfLocation: content.shelfLocation,
    sealedOn: content.sealedOn,
    remark: content.remark,
    'delivery.mode': delivery.mode,
    'delivery.freightBearer': delivery.freightBearer,
    'delivery.place': delivery.place,
    'delivery.toleranceBasisPoints':
      delivery.toleranceBasisPoints === 0 ? '' : shownRate(delivery.toleranceBasisPoints),
  };
  return {
    fields: Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text ?? ''])),
    lines: content.lines.map(toLine),
    terms: content.paymentTerms.map((term) => ({
      id: newId(),
      cells: {
        shareBasisPoints: shownRate(term.shareBasisPoints),
        amountFen: shownFen(term.amountFen),
        trigger: term.trigger,
        days: term.days === 0 ? '' : String(term.days),
        fixedOn: term.fixedOn ?? '',
        remark: term.remark ?? '',
      },
    })),
    clauses: content.clauses.map((clause) => ({ id: newId(), cells: { ...clause } })),
  };
}

function toLine(line: ContractLine): Line {
  return {
    id: newId(),
    cells: {
      lineKey: line.lineKey,
      productId: line.productId,
      productCode: line.productCode,
      resolvedCode: line.productCode,
      description: line.description,
      specification: line.specification ?? '',
      unit: line.unit,
      quantityE6: shownQuantity(line.quantityE6),
      priceE6: shownPrice(line.priceE6),
      priceBasis: line.priceBasis,
      taxRateBasisPoints: shownRate(line.taxRateBasisPoints),
      taxTreatment: line.taxTreatment,
      dueOn: line.dueOn ?? '',
      remark: line.remark ?? '',
    },
  };
}

/** Puts a picked product into a line; what was typed for quantity, price and date stays. */
export function withProduct(line: Line, product: ProductPickRow): Line {
  const typed = line.cells['priceE6'] ?? '';
  const own = isFilledIn(line) ? '' : typed;
  const price = own === '' ? shownPrice(product.listPriceE6) : own;
  return {
    ...line,
    cells: {
      ...line.cells,
      productId: product.id,
      productCode: product.code,
      resolvedCode: product.code,
      productFault: '',
      description: product.name,
      specification: product.specification ?? '',
      unit: product.unit,
      taxRateBasisPoints: shownRate(product.taxRateBasisPoints),
      taxTreatment: product.taxTreatment,
      priceBasis: product.listPriceBasis,
      priceE6: price,
      filledPrice: own === '' ? price : '',
    },
  };
}

const amountsOf = new WeakMap<Line, { readonly amounts: LineAmounts | undefined }>();

/** A preview of the line's amounts; the office computes them again when it is submitted. Computed once a line, as lines never change. */
export function previewAmounts(line: Line): LineAmounts | undefined {
  const known = amountsOf.get(line);
  if (known !== undefined) return known.amounts;
  const amounts = computeAmounts(line);
  amountsOf.set(line, { amounts });
  return amounts;
}

function computeAmounts({ cells }: Line): LineAmounts | undefined {
  const quantityE6 = typedQuantity(cells['quantityE6']);
  const priceE6 = typedPrice(cells['priceE6']);
  const rate = typedRate(cells['taxRateBasisPoints']) ?? 0;
  if (typeof quantityE6 !== 'number' || typeof priceE6 !== 'number' || typeof rate !== 'number') return undefined;
  if (quantityE6 <= 0 || priceE6 < 0 || rate < 0) return undefined;
  try {
    return lineAmounts({
      quantityE6,
      priceE6,
      priceBasis: cells['priceBasis'] === 'without_tax' ? 'without_tax' : 'with_tax',
      taxRateBasisPoints: rate,
      taxTreatment: (cells['taxTreatment'] as TaxTreatment | undefined) ?? 'taxed',
    });
  } catch {
    return undefined;
  }
}

const FILLED = ['productCode', 'description', 'quantityE6', 'priceE6'] as const;

/** An empty line at the end of the grid is not a line of the contract. */
export function filledLines(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ cells }) => FILLED.some((key) => (cells[key] ?? '') !== ''));
}

export function filledTerms(terms: readonly Line[]): readonly Line[] {
  return terms.filter(({ cells }) =>
    ['shareBasisPoints', 'amountFen', 'fixedOn', 'remark'].some((key) => (cells[key] ?? '') !== ''),
  );
}

export function filledClauses(clauses: readonly Line[]): readonly Line[] {
  return clauses.filter(({ cells }) => (cells['heading'] ?? '') !== '' || (cells['text'] ?? '') !== '');
}

/** The draft, or every place that is wrong. */
export function readContractForm(values: ContractFormValues, today: string): Reading<ContractDraft> {
  return readDraft(ContractDraft, typedContract(values, today));
}

/** The contract as the schema wants it; what cannot be read stays text. */
export function typedContract(values: ContractFormValues, today: string) {
  const { fields } = values;
  const date = (path: string) => typedDate(fields[path], today) ?? null;
  return {
    kind: fields['kind'],
    frameworkId: orNull(fields['frameworkId']),
    clientId: orNull(fields['clientId']) ?? undefined,
    externalNumber: orNull(fields['externalNumber']),
    signedOn: typedDate(fields['signedOn'], today),
    effectiveFrom: date('effectiveFrom'),
    effectiveTo: date('effectiveTo'),
    salespersonId: orNull(fields['salespersonId']),
    paymentTerms: filledTerms(values.terms).map((line) => readTerm(line, today)),
    delivery: {
      mode: orNull(fields['delivery.mode']),
      freightBearer: orNull(fields['delivery.freightBearer']),
      place: orNull(fields['delivery.place']),
      toleranceBasisPoints: typedRate(fields['delivery.toleranceBasisPoints']) ?? 0,
    },
    invoiceBase: fields['invoiceBase'],
    clauses: filledClauses(values.clauses).map(({ cells }) => ({
      heading: cells['heading'] ?? '',
      text: cells['text'] ?? '',
    })),
    shelfLocation: orNull(fields['shelfLocation']),
    sealedOn: date('sealedOn'),
    remark: orNull(fields['remark']),
    lines: filledLines(values.lines).map((line) => readLine(line, today)),
  };
}

function readTerm({ cells }: Line, today: string) {
  return {
    shareBasisPoints: typedRate(cells['shareBasisPoints']) ?? null,
    amountFen: typedFen(cells['amountFen']) ?? null,
    trigger: cells['trigger'],
    days: typedCount(cells['days']) ?? 0,
    fixedOn: typedDate(cells['fixedOn'], today) ?? null,
    remark: orNull(cells['remark']),
  };
}

function readLine({ cells }: Line, today: string) {
  return {
    lineKey: orNull(cells['lineKey']),
    productId: orNull(cells['productId']) ?? undefined,
    description: orNull(cells['description']),
    specification: orNull(cells['specification']),
    unit: orNull(cells['unit']),
    quantityE6: typedQuantity(cells['quantityE6']),
    priceE6: typedPrice(cells['priceE6']),
    priceBasis: orNull(cells['priceBasis']) ?? 'with_tax',
    taxRateBasisPoints: typedRate(cells['taxRateBasisPoints']) ?? null,
    taxTreatment: orNull(cells['taxTreatment']),
    dueOn: typedDate(cells['dueOn'], today) ?? null,
    remark: orNull(cells['remark']),
  };
}

/** Amount of a computed cell, or a dash while the line is incomplete. */
export function amountText(line: Line, part: keyof LineAmounts): string {
  const amounts = previewAmounts(line);
  return amounts === undefined ? '–' : formatFen(amounts[part]);
}
