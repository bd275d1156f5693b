import type { VerifyCheck } from '#shared/audit/audit.contract.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { countBalances, listMovements, listWrongBalances } from '#core/modules/registers/register-ledger.repository.ts';
import { movedBy } from '#core/modules/registers/register-ledger.service.ts';

type Fault = VerifyCheck['faults'][number];
const BATCH = 500;

/** Every balance is the sum of its movements, and every entry moved what it says; a voided one nothing. */
export async function verifyRegisters(db: ReadDb, kinds: readonly RegisterKind[]): Promise<VerifyCheck> {
  const faults: Fault[] = (await listWrongBalances(db)).map(({ ledger, key }) => ({
    where: `${ledger} ${key}`,
    what: 'wrong_balance',
  }));
  let looked = await countBalances(db);
  for (const kind of kinds.filter(({ ledger }) => ledger !== undefined)) {
    const found = await wrongMovements(db, kind);
    faults.push(...found.faults);
    looked += found.looked;
  }
  return { name: 'registers', looked, faults };
}

/** What a count posted depends on the books of its day, so only that of others is known from the entry. */
async function wrongMovements(db: ReadDb, kind: RegisterKind): Promise<{ faults: Fault[]; looked: number }> {
  const faults: Fault[] = [];
  let looked = 0;
  let after = '';
  for (;;) {
    const rows = await listMovements(db, kind.name, after, BATCH);
    for (const row of rows) {
      const said = row.status === 'void' ? 0 : movedBy(kind, JSON.parse(row.fields) as EntryFields);
      if (said !== undefined && said !== Number(row.moved)) faults.push({ where: row.number, what: 'wrong_movement' });
    }
    looked += rows.length;
    after = rows.at(-1)?.id ?? '';
    if (rows.length < BATCH) return { faults, looked };
  }
}
