/** Stands in for `Menu`, of which the app uses one thing: that there is none. */
import { strict } from './strict.ts';

let applicationMenu: null | undefined;

export const Menu = strict('Menu', {
  setApplicationMenu(menu: Electron.Menu | null): void {
    if (menu !== null) throw new Error('desktop host: menus have no stand-in; the page owns every key');
    applicationMenu = menu;
  },
  /** Throws until the app has decided: Electron's default menu would take keys. */
  getApplicationMenu(): null {
    if (applicationMenu === undefined)
      throw new Error("desktop host: the app has not replaced Electron's default menu");
    return applicationMenu;
  },
} satisfies Pick<typeof Electron.Menu, 'setApplicationMenu' | 'getApplicationMenu'>);
