import { randomUUID } from 'node:crypto';
import type { OfficeEvent } from '#shared/ipc/office-link.ts';
import type { DesktopRequest, OfficeChoice } from './desktop-requests.ts';
import type { Log } from './log.ts';
import type { OfficeConnection } from './office-connection.ts';
import { type OwnBackups, startOwnBackups } from './own-backups.ts';
import { adoptRestored, finishAdoption, removeSample, sampleExists, storeFolders } from './store-folders.ts';

/** Where the shell itself asks from; nobody ever signs in there. */
const SEAT = 'desktop';
/** How long another office may take to be put away before it is opened elsewhere. */
const PATIENCE_MS = 10_000;

type StoresVerb = 'backup-plan' | 'set-backup-plan' | 'offices' | 'open-office' | 'delete-sample';
export type StoresRequest = Exclude<DesktopRequest, { readonly verb: Exclude<DesktopRequest['verb'], StoresVerb> }>;

export interface StoresOptions {
  /** Folder of the own store. */
  readonly directory: string;
  /** File of this PC's plan of backups. */
  readonly planFile: string;
  readonly log: Log;
  readonly now: () => number;
  readonly office: () => Pick<OfficeConnection, 'reopen' | 'backUp' | 'call'>;
  readonly tell: (event: OfficeEvent) => void;
}

/** Which office this PC shows, and the backups it makes by itself. */
export interface Stores {
  /** Folder of the store that is open or about to be. */
  folder(): string;
  isSample(): boolean;
  answer(request: StoresRequest): Promise<unknown>;
  readonly backups: Pick<OwnBackups, 'beforeClosing' | 'stop'>;
}

export function openStores({ directory, planFile, log, now, office, tell }: StoresOptions): Stores {
  const folders = storeFolders(directory);
  finishAdoption(folders.own, now());
  let open: 'own' | 'sample' = 'own';
  let turns = 0;
  const backups = startOwnBackups({ planFile, log, now, office, isOwn: () => open === 'own' });

  async function openOffice(which: OfficeChoice): Promise<boolean> {
    // an office that is there is never moved away for another one, whoever asks
    if (which === 'restored' && (open !== 'own' || (await isFounded(office())))) return false;
    const turn = (turns += 1);
    tell({ type: 'availability', state: 'restarting' });
    const outcome = await office().reopen(PATIENCE_MS, () => {
      open = which === 'sample' ? 'sample' : 'own';
      if (which === 'restored') adoptRestored(folders.own, now());
    });
    log.write({ level: 'info', event: 'office.reopened', fields: { which, ok: outcome.ok } });
    // somebody asked for another one meanwhile: this was cancelled
    if (turn !== turns) return false;
    tell({ type: 'availability', state: outcome.ok ? 'ready' : 'stopped' });
    return outcome.ok;
  }

  return {
    folder: () => folders[open],
    isSample: () => open === 'sample',
    backups,
    async answer(request) {
      switch (request.verb) {
        case 'backup-plan':
          return backups.plan();
        case 'set-backup-plan':
          return backups.keep(request.plan);
        case 'offices':
          return { open, sampleExists: sampleExists(folders) };
        case 'open-office':
          return openOffice(request.which);
        case 'delete-sample':
          if (open === 'sample') return false;
          removeSample(folders);
          return true;
      }
    },
  };
}

/** Whether the store that is open holds an office; when that cannot be told, it is taken to. */
async function isFounded(office: Pick<OfficeConnection, 'call'>): Promise<boolean> {
  const reply = await office.call(SEAT, { requestId: randomUUID(), name: 'office.status', input: {} });
  return !reply.ok || (reply.value as { readonly initialised: boolean }).initialised;
}
