/** Stands in for `screen`: one display of 1920 × 1080. */
import { strict } from './strict.ts';

const area = { x: 0, y: 0, width: 1920, height: 1080 };
type DisplayPart = Pick<Electron.Display, 'id' | 'bounds' | 'workArea' | 'scaleFactor'>;
const display: DisplayPart = strict('Display', { id: 1, bounds: area, workArea: area, scaleFactor: 1 });

export const screen = strict('screen', { getAllDisplays: () => [display], getPrimaryDisplay: () => display });
