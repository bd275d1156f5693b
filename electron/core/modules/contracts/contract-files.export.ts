import type { z } from 'zod';
import type { ContractLine, OpeningContent } from '#shared/contracts/contract.schema.ts';
import { ContractListInput } from '#shared/contracts/contracts.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listContractIds } from '#core/modules/contracts/contract-list.repository.ts';
import { findClientFacts, findPersonName } from '#core/modules/contracts/contract.repository.ts';
import { readContract, type KnownContract } from '#core/modules/contracts/contract.service.ts';
import { contractSheet } from '#core/modules/contracts/contract.sheet.ts';
import { openingSheet } from '#core/modules/contracts/opening.sheet.ts';
import { findOpeningOf } from '#core/modules/contracts/opening.repository.ts';
import { readOpening } from '#core/modules/contracts/opening.review.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { fullSheets, valueAt } from '#core/modules/exports/full-sheets.ts';
import { readAll } from '#core/modules/exports/list-export.ts';

/** A contract with what its workbook calls by name, one of its lines in hand. */
interface Written {
  readonly contract: KnownContract;
  readonly client: { readonly code: string; readonly name: string } | undefined;
  readonly seller: string | undefined;
  readonly framework: string | undefined;
  readonly opening?: OpeningContent;
  readonly line?: ContractLine;
}

const ALL = [
  '全部有效合同；无明细的框架合同不在内',
  'all contracts in force; frameworks without lines are not among them',
] as const;

/** 合同全套: one row a line with all of the head, payment terms and clauses on sheets of their own; the import reads it back. */
export const contractFilesExport: ExportList = {
  name: 'contract_files',
  title: ['合同全套', 'Contracts in full'],
  permission: 'contracts.read',
  async build(ctx, filter, language) {
    const at = language === 'zh-CN' ? 0 : 1;
    const book = {
      definition: contractSheet,
      columns: contractSheet.columns.filter(({ key }) => key !== 'paymentWords'),
      filterLine: ALL[at],
      valueOf: contractValue,
      partsOf: ({ contract: { content } }: Written, path: string) =>
        path === 'clauses' ? content.clauses : content.paymentTerms,
    };
    const written = (await contractsOf(ctx, filter)).filter(({ contract }) => contract.content.lines.length > 0);
    return fullSheets<Written>(book, written, at, linesOf);
  },
};

/** 期初履行 of all contracts that have one, in the columns its import reads. */
export const openingFilesExport: ExportList = {
  name: 'opening_files',
  title: ['期初履行', 'Opening documents'],
  permission: 'contracts.read',
  async build(ctx, filter, language) {
    const at = language === 'zh-CN' ? 0 : 1;
    const withOpening: Written[] = [];
    for (const one of await contractsOf(ctx, filter)) {
      const head = await findOpeningOf(ctx.db, one.contract.id);
      const opening = head && (await readOpening(ctx.db, head.id));
      if (opening) withOpening.push({ ...one, opening: opening.content });
    }
    const book = {
      definition: openingSheet,
      columns: openingSheet.columns,
      filterLine: (['全部期初', 'all openings'] as const)[at],
      valueOf: openingValue,
      partsOf: () => [],
    };
    return fullSheets<Written>(book, withOpening, at, openedLines);
  },
};

function linesOf(one: Written): readonly Written[] {
  return one.contract.content.lines.map((line) => ({ ...one, line }));
}

function openedLines(one: Written): readonly Written[] {
  return linesOf(one).filter(({ line }) => one.opening?.lines.some(({ lineKey }) => lineKey === line?.lineKey));
}

async function contractsOf(ctx: QueryContext, filter: unknown): Promise<readonly Written[]> {
  const asked: z.output<typeof ContractListInput> = ContractListInput.strip().parse(filter);
  return readAll(ctx, async (after) => {
    const page = await listContractIds(ctx.db, { ...asked, after, limit: 500 });
    const rows: Written[] = [];
    for (const id of page.ids) {
      ctx.signal.throwIfAborted();
      const contract = await readContract(ctx.db, String(id));
      if (contract && !contract.isVoid) rows.push(await named(ctx, contract));
    }
    return { rows, ...(page.next !== undefined && { next: page.next }) };
  });
}

async function named(ctx: QueryContext, contract: KnownContract): Promise<Written> {
  const { clientId, salespersonId, frameworkId } = contract.content;
  const framework = frameworkId === null ? undefined : await readContract(ctx.db, frameworkId);
  return {
    contract,
    client: await findClientFacts(ctx.db, clientId),
    seller: salespersonId === null ? undefined : (await findPersonName(ctx.db, salespersonId))?.name,
    framework: framework && numberOf(framework),
  };
}

/** Their number where there is one, else ours: by it the import knows the contract again. */
function numberOf({ content, number }: KnownContract): string {
  return content.externalNumber ?? number;
}

function contractValue(one: Written, key: string): unknown {
  const { contract, line } = one;
  switch (key) {
    case 'salespersonName':
      return one.seller;
    case 'frameworkNumber':
      return one.framework;
    case 'deliveryPlace':
      return contract.content.delivery.place;
    case 'lines.priceE6':
      return line?.priceBasis === 'with_tax' ? line.priceE6 : null;
    case 'lines.netPriceE6':
      return line?.priceBasis === 'without_tax' ? line.priceE6 : null;
    default:
      return namingValue(one, key) ?? valueAt({ ...contract.content, lines: line }, key);
  }
}

function namingValue({ contract, client, line }: Written, key: string): unknown {
  switch (key) {
    case 'externalNumber':
      return numberOf(contract);
    case 'clientName':
      return client?.name;
    case 'clientCode':
      return client?.code;
    case 'lines.productName':
      return line?.description;
    default:
      return undefined;
  }
}

function openingValue(one: Written, key: string): unknown {
  const { opening, line } = one;
  const [first] = openedLines(one);
  switch (key) {
    case 'lines.contractedE6':
      return line?.quantityE6;
    case 'lines.grossFen':
      return line?.grossFen;
    case 'lines.receivedFen':
      // What was received stands once, beside the first line of the contract.
      return line?.lineKey === first?.line?.lineKey ? opening?.receivedFen : null;
    default: {
      const of = opening?.lines.find(({ lineKey }) => lineKey === line?.lineKey);
      return namingValue(one, key) ?? valueAt({ ...opening, lines: { ...line, ...of } }, key);
    }
  }
}
