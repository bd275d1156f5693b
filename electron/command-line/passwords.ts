import type { Invocation } from './command.ts';
import { UsageError } from './failures.ts';
import { say } from './words.ts';

/** The password of who acts: from the environment, else asked for without showing it. */
export async function passwordOf({ environment, terminal, language }: Invocation, name: string): Promise<string> {
  const variable = 'COUNTERSIGN_PASSWORD';
  const given = environment[variable] ?? (await terminal.askUnseen(say(language, 'askPassword', { name })));
  if (given === undefined) throw new UsageError(say(language, 'passwordMissing', { name, variable }));
  return given;
}

/** A new person's password: from `COUNTERSIGN_PASSWORDS`, one `NAME=password` a line, else asked for twice. */
export async function newPasswordOf({ environment, terminal, language }: Invocation, name: string): Promise<string> {
  const variable = 'COUNTERSIGN_PASSWORDS';
  const given = (environment[variable] ?? '')
    .split(/\r?\n/)
    .find((line) => line.slice(0, line.indexOf('=')).trim() === name);
  if (given !== undefined) return given.slice(given.indexOf('=') + 1);
  const first = await terminal.askUnseen(say(language, 'askPassword', { name }));
  if (first === undefined) throw new UsageError(say(language, 'passwordMissing', { name, variable }));
  const second = await terminal.askUnseen(say(language, 'askPasswordAgain', { name }));
  if (first !== second) throw new UsageError(say(language, 'passwordsDiffer'));
  return first;
}

/** What opens a backup: the passphrase, or with `--recovery-key` the printed key; from the environment, else asked for. */
export async function backupSecretOf({
  environment,
  terminal,
  language,
  flag,
}: Invocation): Promise<{ passphrase: string } | { recoveryKey: string }> {
  const byKey = flag('recovery-key');
  const variable = byKey ? 'COUNTERSIGN_BACKUP_RECOVERY_KEY' : 'COUNTERSIGN_BACKUP_PASSPHRASE';
  const question = say(language, byKey ? 'askRecoveryKey' : 'askPassphrase');
  const given = environment[variable] ?? (await terminal.askUnseen(question));
  if (given === undefined) throw new UsageError(say(language, 'secretMissing', { variable }));
  return byKey ? { recoveryKey: given } : { passphrase: given };
}
