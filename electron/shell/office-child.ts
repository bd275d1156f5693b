import { utilityProcess } from 'electron';
import type { OfficeChild } from './office-connection.ts';
import type { FromOffice } from './office-protocol.ts';

/** Starts the office in a process of its own, which the system ends together with this one; `samples` makes it a sample. */
export function startOfficeProcess(entry: string, directory: string, samples: string | undefined): OfficeChild {
  const sample = samples === undefined ? [] : [`--sample=${samples}`];
  const child = utilityProcess.fork(entry, [`--data=${directory}`, ...sample], {
    serviceName: 'Countersign office',
    stdio: 'inherit',
  });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromOffice) => listener(message)),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
}
