import type { Invocation } from './command.ts';
import { say } from './words.ts';

/** Asks before something is submitted; `--yes` answers for the person, and where nobody sits it must. */
export async function confirmed({ flag, language, terminal }: Invocation): Promise<boolean> {
  if (flag('yes')) return true;
  const answer = await terminal.ask(language === 'zh-CN' ? '确定提交？(y/n) ' : 'Submit this? (y/n) ');
  if (answer !== undefined && /^(y|yes|是)$/i.test(answer.trim())) return true;
  terminal.warn(say(language, answer === undefined ? 'confirmNeeded' : 'notConfirmed'));
  return false;
}
