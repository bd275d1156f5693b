import { sql } from 'kysely';
import type { ReadDb } from '#core/kernel/context.ts';

/** `MM-DD` of contacts' birthdays that are kept on a day, by calendar. */
export interface BirthdaysKept {
  readonly solar: readonly string[];
  readonly lunar: readonly string[];
}

/** Contacts of clients that are not closed, born on such a day; by their own index. */
export function contactsBornOn(db: ReadDb, { solar, lunar }: BirthdaysKept) {
  const days = [...solar.map((day) => `solar-${day}`), ...lunar.map((day) => `lunar-${day}`)];
  return db
    .selectFrom('client_contact as t')
    .innerJoin('client as k', 'k.id', 't.client_id')
    .where('t.birthday', 'is not', null)
    .where('k.status', '<>', 'closed')
    .where(sql<string>`COALESCE(t.birthday_is, 'solar') || substr(t.birthday, 5)`, 'in', days);
}
