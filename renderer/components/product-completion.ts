import { callOffice } from '#renderer/app/use-office.ts';
import type { Line, RefusalReason } from '#renderer/components/line-grid-model.ts';
import type { LineCompletion } from '#renderer/components/line-grid-props.ts';
import type { ProductMatch, ProductPickRow } from '#shared/products/products.contract.ts';

const cell = (line: Line, key: string): string => (line.cells[key] ?? '').trim();

/** What stood in a new line before its product was known stays: it is what the paper says. */
const OWN_WORDS = ['description', 'specification', 'unit', 'taxRateBasisPoints', 'priceBasis'] as const;

/** Puts a product into a line of a form; what the form keeps beside it is the form's own. */
export type WithProduct = (line: Line, product: ProductPickRow) => Line;

function filledWith(line: Line, product: ProductPickRow, withProduct: WithProduct): Line {
  const whole = withProduct(line, product);
  if ((line.cells['resolvedCode'] ?? '') !== '') return whole;
  const own = OWN_WORDS.flatMap((key) => (cell(line, key) === '' ? [] : [[key, line.cells[key] ?? ''] as const]));
  return { ...whole, cells: { ...whole.cells, productFault: '', ...Object.fromEntries(own) } };
}

function unfilled(line: Line, fault: RefusalReason | ''): Line {
  const cells = { ...line.cells, productId: '', resolvedCode: cell(line, 'productCode'), productFault: fault };
  return { ...line, cells };
}

/** The answer holds for the code it was asked for; a line typed over meanwhile asks again. */
function fillOf(asked: Line, match: ProductMatch, withProduct: WithProduct): (line: Line) => Line {
  const code = cell(asked, 'productCode');
  return (line) => {
    if (cell(line, 'productCode') !== code) return line;
    if (match.outcome === 'found') return filledWith(line, match.product, withProduct);
    return unfilled(line, match.outcome === 'several' ? 'several_products' : 'unknown_product');
  };
}

/** Part of a code, a name or pinyin initials typed where a code goes: taken when only one product fits. */
async function closest(code: string): Promise<ProductMatch> {
  const reply = await callOffice('products.pick', { text: code, limit: 2 });
  const [only, more] = reply.ok ? reply.value : [];
  return only === undefined || more !== undefined ? { outcome: 'unknown' } : { outcome: 'found', product: only };
}

/** Lines whose code was typed or pasted and not yet looked up. */
export function unresolved(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ cells }) => (cells['productCode'] ?? '') !== (cells['resolvedCode'] ?? ''));
}

/** As many as the office looks up in one call. */
const ASKED_AT_ONCE = 500;

/** Products of typed and pasted lines, by code or by name: one call for all of them. */
export const completeProducts = (withProduct: WithProduct): LineCompletion => ({
  waiting: (lines) => unresolved(lines).slice(0, ASKED_AT_ONCE),
  async ask(lines) {
    const fills = new Map<string, (line: Line) => Line>();
    const named = lines.filter((line) => cell(line, 'productCode') !== '' || cell(line, 'description') !== '');
    for (const line of lines)
      if (cell(line, 'productCode') === '' && cell(line, 'resolvedCode') !== '')
        fills.set(line.id, (now) => (cell(now, 'productCode') === '' ? unfilled(now, '') : now));
    const asked = named.filter(({ id }) => !fills.has(id));
    if (asked.length === 0) return fills;
    const wanted = asked.map((line) => ({
      code: cell(line, 'productCode').slice(0, 40),
      name: cell(line, 'description').slice(0, 80),
      specification: cell(line, 'specification').slice(0, 120),
    }));
    const reply = await callOffice('products.match', { wanted });
    if (!reply.ok) return fills;
    for (const [at, line] of asked.entries()) {
      const match = reply.value[at] ?? { outcome: 'unknown' as const };
      const typed = asked.length === 1 && match.outcome === 'unknown' ? cell(line, 'productCode') : '';
      fills.set(line.id, fillOf(line, typed === '' ? match : await closest(typed), withProduct));
    }
    return fills;
  },
});

/** A code nobody knows, or a name that several products have. */
export function productFault(line: Line, column: string): RefusalReason | undefined {
  if (column !== 'productCode' || cell(line, 'productCode') !== cell(line, 'resolvedCode')) return undefined;
  const fault = line.cells['productFault'];
  return fault === 'unknown_product' || fault === 'several_products' ? fault : undefined;
}
