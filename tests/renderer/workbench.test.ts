import { describe, expect, test } from 'vitest';
import { type Command, fitting, grouped, wishOf } from '#renderer/app/command-model.ts';
import { addRecent, type Recent } from '#renderer/app/recent.ts';
import { firstTabs, openTab, type Tab } from '#renderer/app/tabs.ts';
import { shareRoom } from '#renderer/app/workbench/due-panel.tsx';
import { barsOption, inTenThousands, miniBars } from '#renderer/components/chart-model.ts';

const command = (key: string, text: string, group: Command['group'] = 'pages', also?: string): Command => ({
  key,
  group,
  icon: key,
  text,
  note: '',
  ...(also !== undefined && { also }),
  run: () => {},
});
const keys = (commands: readonly Command[]) => commands.map(({ key }) => key);

describe('the box that finds anything', () => {
  const all = [
    command('schedule', '合同履行一览表'),
    command('contracts', '合同', 'pages', 'K'),
    command('new', '新建合同', 'actions', 'xjht new'),
    command('dark', '颜色：深色', 'actions', 'ss dark'),
  ];

  test('puts the very name first, then what begins with it, then what has it inside, then other words', () => {
    expect(keys(fitting(all, wishOf('合同')))).toEqual(['contracts', 'schedule', 'new']);
    expect(keys(fitting(all, wishOf(' DARK ')))).toEqual(['dark']);
    expect(keys(fitting(all, wishOf('jht')))).toEqual([]);
  });

  test('offers actions only after >, in either width, and all of them while nothing follows', () => {
    expect(wishOf(' ＞ 合同 ')).toEqual({ text: '合同', onlyActions: true });
    expect(keys(fitting(all, wishOf('>')))).toEqual(['new', 'dark']);
    expect(keys(fitting(all, wishOf('>xj')))).toEqual(['new']);
    expect(keys(fitting(all, wishOf('')))).toEqual([]);
  });

  test('what the office finds stands below what was there at once, so that nothing moves', () => {
    const found = [command('c', '华东', 'clients'), command('d', 'FH-1', 'dispatch')];
    const local = fitting(all, wishOf('合同'));
    const before = grouped(local).flatMap((group) => keys(group.commands));
    const after = grouped([...local, ...found]).flatMap((group) => keys(group.commands));
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toEqual(['c', 'd']);
  });

  test('a tab opened behind leaves the one in front', () => {
    const state = openTab(firstTabs(), 'clients.list', {});
    const behind = openTab(state, 'clients.page', { id: '1' }, '华东', true);
    expect(behind.activeId).toBe(state.activeId);
    expect(behind.tabs.at(-1)).toMatchObject({ title: '华东' });
    expect(openTab(behind, 'clients.page', { id: '1' }).activeId).toBe('clients.page/id=1');
  });
});

describe('what was open lately', () => {
  const tab = (page: string, id: string | undefined, title?: string): Tab => ({
    id: `${page}/${id ?? ''}`,
    page,
    params: id === undefined ? {} : { id },
    memory: {},
    ...(title !== undefined && { title }),
  });

  test('holds records once, the last first, and neither lists nor what has no name yet', () => {
    const opened = [
      tab('clients.page', '1', '华东'),
      tab('clients.list', undefined, '客户档案'),
      tab('contracts.page', '7', 'HT-2026-000001'),
      tab('clients.page', '2'),
      tab('contracts.form', '7', '合同'),
      tab('clients.page', '1', '华东集团'),
    ];
    const list = opened.reduce<readonly Recent[]>(addRecent, []);
    expect(list.map(({ title }) => title)).toEqual(['华东集团', 'HT-2026-000001']);
  });

  test('is the same list while the same record stays in front', () => {
    const list = addRecent([], tab('clients.page', '1', '华东'));
    expect(addRecent(list, tab('clients.page', '1', '华东'))).toBe(list);
  });
});

describe('the panel of what is late and due', () => {
  const group = (rows: number) => ({ count: rows, rows: Array.from({ length: rows }, () => ({})) as never[] });

  test('shows a row of every group and shares what room is left, first come first served', () => {
    expect(shareRoom([group(9), group(1), group(4)], 13)).toEqual([5, 1, 4]);
    expect(shareRoom([group(2), group(2)], 30)).toEqual([2, 2]);
    expect(
      shareRoom(
        Array.from({ length: 10 }, () => group(5)),
        17,
      ),
    ).toEqual(Array.from({ length: 10 }, () => 1));
  });
});

describe('charts', () => {
  const look = { face: 'sans-serif', still: true } as const;
  const months = ['2026-10', '2026-11'];
  const series = [
    { name: '签约', fen: [412_864_500, 0] },
    { name: '发货', fen: [100, 5_000_000] },
    { name: '开票', fen: [0, 0] },
  ] as const;
  interface Drawn {
    animation: boolean;
    xAxis: { data: string[] };
    series: { itemStyle: { color: string; borderColor?: string; decal?: object }; data: unknown[] }[];
  }
  const drawn = (scheme: 'light' | 'dark' | 'contrast', still = true) =>
    barsOption(months, series, { ...look, scheme, still }, 'zh-CN') as unknown as Drawn;

  test('count in 万元, to the hundred yuan, and draw no bar for nothing', () => {
    expect(inTenThousands(412_864_500)).toBe('412.86');
    expect(inTenThousands(-1_234_567_890)).toBe('-1,234.57');
    expect(drawn('light').series.map(({ data }) => data)).toEqual([
      [412.86, '-'],
      [0, 5],
      ['-', '-'],
    ]);
    expect(drawn('light').xAxis.data).toEqual(['10月', '11月']);
  });

  test('tell three series apart without hue: one is striped, and under high contrast one is an outline', () => {
    for (const scheme of ['light', 'dark', 'contrast'] as const) {
      const looks = drawn(scheme).series.map(({ itemStyle }) => itemStyle);
      expect(looks.map(({ decal }) => decal !== undefined)).toEqual([false, false, true]);
      const [first, second] = looks;
      expect(second?.color).not.toBe(first?.color);
      if (scheme === 'contrast') expect(second?.borderColor).toBe('#000000');
    }
  });

  test('of a tile are as high as their share of the best month, and never below the line', () => {
    const bars = miniBars([500, 0, -200, 1000]);
    expect(bars.map(({ height }) => height)).toEqual([0.5, 0, 0, 1]);
    expect(bars.every(({ left, width }, at) => left >= at / 4 && left + width <= (at + 1) / 4)).toBe(true);
    expect(miniBars([0, 0]).map(({ height }) => height)).toEqual([0, 0]);
  });

  test('stand still where the system asks for less motion', () => {
    expect(drawn('light', true).animation).toBe(false);
    expect(drawn('light', false).animation).toBe(true);
  });
});
