import { sql, type Kysely } from 'kysely';

/** The days on which there was business with a client: its contracts were signed, goods left for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE VIEW v_client_business AS
      SELECT client_id, signed_on AS on_date FROM contract WHERE status = 'active'
      UNION ALL
      SELECT client_id, dispatched_on FROM dispatch_note WHERE status = 'active'`.execute(db);
}
