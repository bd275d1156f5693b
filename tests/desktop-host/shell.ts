/** Stands in for `shell`: nothing is ever started; specs put their own in its place to see what would be. */
import { strict } from './strict.ts';

type Part = Pick<Electron.Shell, 'openPath' | 'showItemInFolder'>;
const part: Part = {
  openPath: async () => '',
  showItemInFolder: () => undefined,
};

export const shell = strict('shell', part);
