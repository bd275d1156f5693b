import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { page, Paging } from '#shared/review/review.schema.ts';

/** At least so many characters; it opens everything the office knows, and nobody can be kept from trying. */
export const SHORTEST_PASSPHRASE = 10;

const Path = z.string().min(1).max(1000);
const Details = z.record(z.string(), z.union([z.string(), z.number()]));
const Secret = z.union([
  z.strictObject({ passphrase: z.string().min(1).max(200) }),
  z.strictObject({ recoveryKey: z.string().min(1).max(80) }),
]);

/** One line of the backup log. */
export const BackupLogRow = z.strictObject({
  seq: z.int(),
  at: z.int(),
  event: z.enum(['made', 'failed', 'tested', 'removed', 'restored']),
  /** Empty when the office did it by itself. */
  personName: z.string(),
  place: z.string(),
  file: z.string(),
  sizeBytes: z.int().nullable(),
  fileHash: z.string().nullable(),
  headSeq: z.int().nullable(),
  headHash: z.string().nullable(),
  verified: z.boolean(),
  rule: z.string().nullable(),
});
export type BackupLogRow = z.infer<typeof BackupLogRow>;

export const BackupDelivery = z.strictObject({
  place: z.string(),
  file: z.string(),
  /** Why it did not get there; absent when it did. */
  rule: z.string().optional(),
  details: Details.optional(),
});
export type BackupDelivery = z.infer<typeof BackupDelivery>;

const MakeOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('made'),
    sizeBytes: z.int(),
    fileHash: z.string(),
    headSeq: z.int(),
    headHash: z.string(),
    deliveries: z.array(BackupDelivery),
    /** Older backups that were no longer kept. */
    removed: z.int(),
  }),
  z.strictObject({ outcome: z.literal('failed'), rule: z.string(), details: Details.optional() }),
  /** There is one since the moment that was named. */
  z.strictObject({ outcome: z.literal('not_due') }),
]);
export type MakeOutcome = z.infer<typeof MakeOutcome>;

const BackupLooks = z.strictObject({
  officeName: z.string(),
  officeTag: z.string(),
  madeAt: z.int(),
  sizeBytes: z.int(),
});

export const backupContract = {
  'backup.status': query({
    permission: 'settings.read',
    input: z.strictObject({}),
    output: z.strictObject({
      /** A sample office makes no backups. */
      sample: z.boolean(),
      lastMadeAt: z.int().optional(),
      passphrase: z.strictObject({ setAt: z.int(), setBy: z.string(), secondedBy: z.string() }).optional(),
      officeTag: z.string(),
    }),
  }),
  'backup.log': query({ permission: 'settings.read', input: z.strictObject(Paging), output: page(BackupLogRow) }),
  /** What speaks against a folder as a place for backups; `rule` when none can be written there. */
  'backup.lookAtPlace': query({
    permission: 'backup.write',
    input: z.strictObject({ place: Path }),
    output: z.strictObject({
      warnings: z.array(z.enum(['network_share', 'sync_folder', 'same_disk'])),
      rule: z.string().optional(),
    }),
  }),
  /** Two people set the passphrase together, each with an own password. The recovery key is told here and nowhere again. */
  'backup.setPassphrase': command({
    permission: 'backup.write',
    secretReply: true,
    input: z.strictObject({
      passphrase: z.string().min(SHORTEST_PASSPHRASE).max(200),
      password: z.string().max(200),
      second: z.strictObject({ name: z.string().max(80), password: z.string().max(200) }),
    }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('set'), recoveryKey: z.string() }),
      z.strictObject({
        outcome: z.literal('wrong_password'),
        whose: z.enum(['own', 'second']),
        lockedUntil: z.int().optional(),
      }),
      z.strictObject({ outcome: z.literal('not_allowed'), rule: z.string() }),
    ]),
  }),
  /** Makes one backup and brings it to each place. `unlessSince`: nothing to do when there is a good one since then. */
  'backup.make': command({
    permission: 'backup.write',
    input: z.strictObject({ places: z.array(Path).min(1).max(2), unlessSince: z.int().optional() }),
    output: MakeOutcome,
  }),
  /** Restores one to a temporary place, verifies it there, and removes what was restored. */
  'backup.test': command({
    permission: 'backup.write',
    input: z.strictObject({ file: Path, secret: Secret.optional() }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('good'), headSeq: z.int(), headHash: z.string() }),
      z.strictObject({ outcome: z.literal('failed'), rule: z.string(), details: Details.optional() }),
    ]),
  }),
  /** Whose and when, from the head of the file; only where there is no office yet. */
  'backup.inspect': query({ permission: 'public', input: z.strictObject({ file: Path }), output: BackupLooks }),
  /** Restores beside the empty store of a PC without an office; whoever opened that store then opens the restored one. */
  'backup.restore': command({
    permission: 'public',
    input: z.strictObject({ file: Path, secret: Secret }),
    output: z.strictObject({
      officeName: z.string(),
      officeTag: z.string(),
      madeAt: z.int(),
      headHash: z.string(),
      people: z.int(),
      records: z.int(),
    }),
  }),
} as const;
