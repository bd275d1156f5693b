/** Stands in for `shell`: notes what would have been opened; specs may look. */
import { strict } from './strict.ts';

type Part = Pick<Electron.Shell, 'openPath' | 'showItemInFolder'>;

const opened: string[] = [];
const part: Part & { readonly opened: readonly string[] } = {
  opened,
  async openPath(file) {
    opened.push(file);
    return '';
  },
  showItemInFolder(file) {
    opened.push(file);
  },
};

export const shell = strict('shell', part);
