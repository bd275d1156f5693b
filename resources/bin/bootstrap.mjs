// `node resources/bin/bootstrap.mjs TASK [arguments]`: makes sure that everything TASK needs is there, then does it.
// Plain JavaScript for Node 20 and later, with nothing installed.
import path from 'node:path';
import { alone } from './setup/lock.mjs';
import { projectEnvironment } from './setup/node-24.mjs';
import { preparePackages } from './setup/packages.mjs';
import { ROOT, runHere } from './setup/run.mjs';
import { prepareSystem } from './setup/system.mjs';
import { languageOf, wordsIn } from './setup/words.mjs';

const TASKS = ['demo', 'test', 'check', 'start', 'preview'];

const [task = '', ...args] = process.argv.slice(2);
if (!TASKS.includes(task)) {
  console.error(`usage: node resources/bin/bootstrap.mjs ${TASKS.join('|')} [arguments]`);
  process.exit(2);
}

const words = wordsIn(languageOf(task, args));
// standard output belongs to the task
const say = (line) => console.error(line);

try {
  const lock = path.join(ROOT, 'out', '.setup.lock');
  const { node, missing } = await alone(
    lock,
    (pid) => say(words('waiting', { pid })),
    async () => ({ node: await preparePackages(say, words), missing: await prepareSystem(task, say, words) }),
  );
  if (task === 'demo' && missing.length > 0) say(words('demoGoesOn'));
  if (task === 'test' && missing.length > 0) process.exit(1);
  const program = path.join(ROOT, 'resources', 'bin', 'tasks', `${task}.mjs`);
  process.exitCode = await runHere(node, [program, ...args], { env: projectEnvironment(node) });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
