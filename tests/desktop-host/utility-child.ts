/** Runs first in a utility process: `process.parentPort` over the channel that `fork` gives. */
import { EventEmitter } from 'node:events';

const port = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown): void => void process.send?.({ data }),
});
process.on('message', ({ data }: { readonly data: unknown }) => port.emit('message', { data, ports: [] }));
// Electron ends its utility processes with the app, however the app ended
process.on('disconnect', () => process.exit(0));
Object.defineProperty(process, 'parentPort', { value: port });
Object.defineProperty(process, 'type', { value: 'utility' });
