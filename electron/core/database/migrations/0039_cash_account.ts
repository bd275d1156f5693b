import { sql, type Kysely } from 'kysely';

/** 库存现金: money received in cash is no bank deposit under either accounting standard. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`INSERT INTO account (code, name_zh, name_en, side, enterprise_code, small_enterprise_code)
    VALUES ('1001', '库存现金', 'Cash on hand', 'debit', '1001', '1001')`.execute(db);
}
