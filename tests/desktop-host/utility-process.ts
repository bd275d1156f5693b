/** Stands in for `utilityProcess`: a Node process with `process.parentPort`, which ends when this one does. */
import { type ChildProcess, fork } from 'node:child_process';
import { KnownEvents } from './host.ts';
import { strict } from './strict.ts';

type Part = Pick<Electron.UtilityProcess, 'pid' | 'postMessage' | 'kill'>;

class UtilityProcessStand extends KnownEvents implements Part {
  private readonly child: ChildProcess;
  constructor(child: ChildProcess) {
    super('utilityProcess', ['spawn', 'message', 'error', 'exit']);
    this.child = child;
    child.on('spawn', () => this.emit('spawn'));
    child.on('message', (data) => this.emit('message', (data as { readonly data: unknown }).data));
    let lastWords = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-4096);
    });
    // after the last of its error stream: V8's fatal error comes as an event of its own, before the exit
    child.on('close', (code) => {
      if (lastWords.includes('heap out of memory') && this.listenerCount('error') > 0)
        this.emit('error', 'FatalError', 'JavaScript heap out of memory', lastWords);
      this.emit('exit', code ?? 1);
    });
    child.on('error', (error) => console.error('desktop host: a utility process failed:', error));
  }
  get pid(): number | undefined {
    return this.child.pid;
  }
  postMessage(data: unknown): void {
    if (this.child.connected) this.child.send({ data });
  }
  kill(): boolean {
    return this.child.kill();
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(
    file: string,
    args: string[] = [],
    { stdio, execArgv = [], serviceName }: Electron.ForkOptions = {},
  ): UtilityProcessStand {
    if (stdio !== 'inherit' && stdio !== 'ignore')
      throw new Error("desktop host: utilityProcess.fork takes stdio 'inherit' or 'ignore'");
    if (serviceName === undefined) throw new Error('desktop host: name the utility process (serviceName)');
    return strict(
      'UtilityProcess',
      new UtilityProcessStand(
        fork(file, args, {
          serialization: 'advanced',
          stdio: ['ignore', stdio, stdio === 'ignore' ? 'pipe' : stdio, 'ipc'],
          execArgv: [
            '--disable-warning=ExperimentalWarning',
            '--import',
            new URL('./utility-child.ts', import.meta.url).href,
            ...execArgv,
          ],
        }),
      ),
    );
  },
});
