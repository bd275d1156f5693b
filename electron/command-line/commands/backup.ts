import { resolve } from 'node:path';
import { restoreFromFile } from '#core/office.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import { ruleSentence } from '#shared/locales/sentences.ts';
import { type Command, EXIT, type Invocation } from '../command.ts';
import { signedIn, storeFolderOf } from '../desk.ts';
import { brokenRule, UsageError } from '../failures.ts';
import { positional } from '../invocation.ts';
import { tableLines } from '../output.ts';
import { backupSecretOf } from '../passwords.ts';
import { say } from '../words.ts';

/** `countersign backup`: what the window does under Settings, for scheduled tasks and for another PC. */
export const backupCommand: Command = {
  name: 'backup',
  usage: 'create --to DIR [--to DIR] | list | verify FILE | restore FILE --data DIR',
  summary: {
    'zh-CN': '备份：制作（加密、试恢复核对）、列出、试恢复、恢复到空文件夹',
    'en-US': 'backups: make one (encrypted, verified by restoring), list, test, restore into an empty folder',
  },
  notes: {
    'zh-CN':
      'create、list、verify 要用 --user 登录。restore 不登录：备份口令取自 COUNTERSIGN_BACKUP_PASSPHRASE，否则当场询问；--recovery-key 改用恢复钥匙（COUNTERSIGN_BACKUP_RECOVERY_KEY）。已有的账套从不覆盖。',
    'en-US':
      'create, list and verify want --user. restore signs nobody in: the passphrase comes from COUNTERSIGN_BACKUP_PASSPHRASE or is asked for; --recovery-key uses the recovery key instead (COUNTERSIGN_BACKUP_RECOVERY_KEY). An existing store is never written over.',
  },
  options: {
    to: {
      value: 'DIR',
      multiple: true,
      help: { 'zh-CN': '备份位置，最多两处', 'en-US': 'place for the backup, two at most' },
    },
    'recovery-key': {
      help: { 'zh-CN': '用恢复钥匙代替备份口令', 'en-US': 'use the recovery key instead of the passphrase' },
    },
  },
  arguments: { least: 1, most: 2 },
  async run(invocation) {
    switch (positional(invocation, 0)) {
      case 'create':
        return create(invocation);
      case 'list':
        return list(invocation);
      case 'verify':
        return verify(invocation);
      case 'restore':
        return restore(invocation);
      default:
        throw new UsageError(
          say(invocation.language, 'notAChoice', { name: 'backup', choices: 'create, list, verify, restore' }),
        );
    }
  },
};

async function create(invocation: Invocation): Promise<number> {
  const { language, terminal } = invocation;
  const places = invocation.options('to').map((place) => resolve(place));
  if (places.length === 0 || places.length > 2)
    throw new UsageError(say(language, 'optionMissing', { name: '--to', what: say(language, 'backupPlace') }));
  const made = await signedIn(invocation, (desk) => desk.get('backup.make', { places }));
  if (made.outcome === 'failed') throw brokenRule(made.rule, made.details ?? {}, language);
  const lines = made.outcome === 'made' ? made.deliveries : [];
  const missed = lines.filter(({ rule }) => rule !== undefined);
  terminal.result(
    made,
    lines.map(({ place, file, rule, details }) =>
      rule === undefined
        ? say(language, 'backupMade', { file: resolve(place, file) })
        : ruleSentence(language, rule, details),
    ),
  );
  return missed.length === 0 ? EXIT.done : EXIT.refused;
}

async function list(invocation: Invocation): Promise<number> {
  const { language, terminal } = invocation;
  const { rows } = await signedIn(invocation, (desk) => desk.get('backup.log', { limit: 100 }));
  const lines = rows.map((row) => [
    formatInstant(row.at),
    say(language, `backupEvent_${row.event}`),
    row.personName,
    row.rule === null ? resolve(row.place, row.file) : ruleSentence(language, row.rule, { place: row.place }),
  ]);
  terminal.result({ rows }, lines.length === 0 ? [say(language, 'backupNone')] : tableLines(lines));
  return EXIT.done;
}

async function verify(invocation: Invocation): Promise<number> {
  const { language, terminal } = invocation;
  const file = resolve(positional(invocation, 1));
  const given = hasSecret(invocation) ? { secret: await backupSecretOf(invocation) } : {};
  const tested = await signedIn(invocation, (desk) => desk.get('backup.test', { file, ...given }));
  if (tested.outcome === 'failed') throw brokenRule(tested.rule, tested.details ?? {}, language);
  terminal.result(tested, [say(language, 'backupGood', { file, head: tested.headHash.slice(0, 16) })]);
  return EXIT.done;
}

/** Without one in the environment the office tries the key it makes its own backups with. */
function hasSecret({ environment, flag }: Invocation): boolean {
  const named = environment['COUNTERSIGN_BACKUP_PASSPHRASE'] ?? environment['COUNTERSIGN_BACKUP_RECOVERY_KEY'];
  return named !== undefined || flag('recovery-key');
}

async function restore(invocation: Invocation): Promise<number> {
  const { language, terminal } = invocation;
  const file = resolve(positional(invocation, 1));
  const folder = storeFolderOf(invocation);
  const outcome = await restoreFromFile({ file, folder, secret: await backupSecretOf(invocation) });
  if (!outcome.ok) throw brokenRule(outcome.rule, outcome.details, language);
  const { officeName, madeAt, people } = outcome.restored;
  terminal.result({ ...outcome.restored, folder }, [
    say(language, 'backupRestored', { name: officeName, madeAt: formatInstant(madeAt), people, folder }),
  ]);
  return EXIT.done;
}
