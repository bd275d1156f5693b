import { type BrowserWindow, dialog } from 'electron';
import type { OpenFailure } from './office-protocol.ts';
import type { Sentences } from './sentences.ts';

export type Choice = 'retry' | 'quit';

/** Says what stopped the office, beside the window if there is one, and asks what next. Enter tries again. */
async function ask(
  window: BrowserWindow | undefined,
  words: Sentences,
  message: string,
  detail: string,
): Promise<Choice> {
  const options: Electron.MessageBoxOptions = {
    type: 'error',
    title: words.product,
    message,
    detail,
    buttons: [words.retry, words.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  };
  const shown =
    window && !window.isDestroyed() && window.isVisible()
      ? dialog.showMessageBox(window, options)
      : dialog.showMessageBox(options);
  return (await shown).response === 0 ? 'retry' : 'quit';
}

/** The store could not be opened: names the reason, the remedy and the folder. */
export function askAfterFailedOpening(
  window: BrowserWindow | undefined,
  words: Sentences,
  reason: OpenFailure,
  directory: string,
): Promise<Choice> {
  return ask(window, words, words.cannotOpen, `${words.cannotOpenBecause[reason]}\n\n${words.folder(directory)}`);
}

/** The office's process ended a second time and was not started again. */
export function askAfterStop(window: BrowserWindow | undefined, words: Sentences): Promise<Choice> {
  return ask(window, words, words.stopped, words.stoppedDetail);
}

/** The page crashed again and again. */
export function askAfterPageFailures(window: BrowserWindow | undefined, words: Sentences): Promise<Choice> {
  return ask(window, words, words.pageKeepsFailing, words.pageKeepsFailingDetail);
}
