/** Stands in for `dialog`. Headless there is nobody to ask: a spec prepares the answer, or the call fails by name. */
import { config } from './host.ts';
import { strict } from './strict.ts';
import { visibleDialogs } from './visible-dialogs.ts';

type Part = Pick<Electron.Dialog, 'showErrorBox'> & {
  readonly [K in 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox']: (
    ...args: unknown[]
  ) => ReturnType<Electron.Dialog[K]>;
};

const unprepared = (name: string) => async (): Promise<never> => {
  throw new Error(
    `desktop host: dialog.${name} was called and no answer was prepared (stub it with electronApp.evaluate)`,
  );
};

export const dialog = strict(
  'dialog',
  (config.headless
    ? {
        showOpenDialog: unprepared('showOpenDialog'),
        showSaveDialog: unprepared('showSaveDialog'),
        showMessageBox: unprepared('showMessageBox'),
        showErrorBox: (title, content) => console.error(`${title}: ${content}`),
      }
    : visibleDialogs) satisfies Part,
);
