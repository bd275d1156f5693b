/** Stands in for `powerMonitor`: nothing here locks a screen, but a spec may say that somebody did. */
import { KnownEvents } from './host.ts';
import { strict } from './strict.ts';

export const powerMonitor = strict('powerMonitor', new KnownEvents('powerMonitor', ['lock-screen']));
