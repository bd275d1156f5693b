import { z } from 'zod';

/** 岗位. A person may hold several; whatever they hold, they count as one person in every review. */
export const Role = z.enum(['clerk', 'checker', 'manager', 'director', 'salesperson', 'finance', 'cashier', 'admin']);
export type Role = z.infer<typeof Role>;

const READ_OFFICE = [
  'clients.read',
  'products.read',
  'contracts.read',
  'dispatch.read',
  'invoicing.read',
  'receipts.read',
  'statements.read',
  'ledger.read',
  'registers.read',
  'reports.read',
  'review.read',
  'people.read',
  'settings.read',
] as const;

const KEY_OFFICE = [
  'clients.write',
  'products.write',
  'contracts.write',
  'dispatch.write',
  'invoicing.write',
  'receipts.write',
  'receipts.allocate',
  'statements.write',
  'registers.write',
  'registers.writeMoney',
  'registers.writeCash',
  'exchange.import',
] as const;

const HAND_OUT = ['exchange.export', 'printing.print'] as const;

/** To be told a masked value, and to take up to 200 rows of them whole; each is logged, more needs a second person. */
const TELL = ['personal.reveal', 'personal.export'] as const;

/** Whoever works here may see to it that the work is not lost; the passphrase takes two of them. */
const KEEP = ['backup.write'] as const;

/** What each role may do. No permission here lets anybody skip a review: that is not a permission. */
const ROLE_PERMISSIONS = {
  clerk: [...READ_OFFICE, ...KEY_OFFICE, ...HAND_OUT, ...TELL, ...KEEP, 'review.check'],
  checker: [...READ_OFFICE, ...KEY_OFFICE, ...HAND_OUT, ...TELL, ...KEEP, 'review.check'],
  manager: [
    ...READ_OFFICE,
    ...KEY_OFFICE,
    ...HAND_OUT,
    ...TELL,
    ...KEEP,
    'review.check',
    'audit.read',
    'review.report',
    'policies.write',
    'people.write',
    'settings.write',
  ],
  director: [
    ...READ_OFFICE,
    ...HAND_OUT,
    ...TELL,
    ...KEEP,
    'review.check',
    'audit.read',
    'review.report',
    'policies.write',
    'people.write',
    'settings.write',
  ],
  salesperson: [...READ_OFFICE],
  finance: [
    ...READ_OFFICE,
    'invoicing.write',
    'receipts.write',
    'receipts.allocate',
    'statements.write',
    'registers.writeMoney',
    'registers.writeCash',
    'exchange.import',
    ...HAND_OUT,
    'personal.reveal',
    'review.check',
  ],
  // Whoever holds the cash keeps its box, records what came in, and is never the one who checks (会计法): no review.check, no
  // account of what clients owe.
  cashier: [
    'clients.read',
    'invoicing.read',
    'receipts.read',
    'receipts.write',
    'registers.read',
    'registers.writeCash',
    'exchange.import',
    'review.read',
    'people.read',
    'settings.read',
    ...HAND_OUT,
  ],
  admin: [
    ...READ_OFFICE,
    ...KEEP,
    'people.write',
    'policies.write',
    'settings.write',
    'audit.read',
    'review.report',
    'review.check',
  ],
} as const satisfies Record<Role, readonly string[]>;

/** Lowest first: the order in which a step that waits too long is opened up or down. */
export const ROLE_LADDER = ['clerk', 'checker', 'manager', 'director'] as const satisfies readonly Role[];

export function permissionsOf(roles: readonly Role[]): ReadonlySet<string> {
  return new Set(roles.flatMap((role) => [...ROLE_PERMISSIONS[role]]));
}
