import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientWorkbook, makeClients } from './clients.ts';
import { contractCsv, makeContracts } from './contracts.ts';
import { makeProducts, productWorkbook } from './products.ts';
import { Random } from './random.ts';

const SEED = 20_261_116;
/** 2026-11-16 09:00 in China. */
const MADE_AT = Date.UTC(2026, 10, 16, 1, 0);

/**
 * The files a new office would bring: 客户档案.xlsx (60 clients, five faulty rows among them), 商品.xls (40 products, BIFF8) and
 * 合同台账.csv (40 contracts in GBK, with what was dispatched, signed for, invoiced and received before). Always the same bytes.
 */
async function generateSampleOffice(): Promise<ReadonlyMap<string, Uint8Array>> {
  const random = new Random(SEED);
  const clients = makeClients(random, 60);
  const products = makeProducts(random, 40);
  const contracts = makeContracts(random, 40, clients, products);
  return new Map([
    ['客户档案.xlsx', await clientWorkbook(clients, MADE_AT)],
    ['商品.xls', productWorkbook(products)],
    ['合同台账.csv', contractCsv(random, contracts)],
  ]);
}

// node resources/sample-office/generate.ts [folder]: this folder unless another is named.
if (import.meta.main) {
  const [folder = import.meta.dirname] = process.argv.slice(2);
  for (const [name, bytes] of await generateSampleOffice()) {
    await writeFile(join(folder, name), bytes);
    console.log(`${name}: ${bytes.byteLength} bytes`);
  }
}
