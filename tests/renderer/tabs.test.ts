import { describe, expect, test } from 'vitest';
import { changeTab, closeTab, firstTabs, openTab, restoreTabs, tabId, turnTabs } from '#renderer/app/tabs.ts';

describe('the tab strip of a person', () => {
  test('a record opens in one tab, beside the one it was opened from', () => {
    const list = openTab(firstTabs(), 'clients.list', {});
    const one = openTab(list, 'clients.page', { id: 'a' }, '恒泰');
    const again = openTab({ ...one, activeId: 'home' }, 'clients.page', { id: 'a' });
    expect(again.tabs.map((tab) => tab.id)).toEqual(['home', 'clients.list', 'clients.page/id=a']);
    expect(again.activeId).toBe('clients.page/id=a');
    expect(tabId('x', { b: '2', a: '1' })).toBe(tabId('x', { a: '1', b: '2' }));
  });

  test('the pinned tab never closes; closing the one in front brings its left neighbour forward', () => {
    const state = openTab(openTab(firstTabs(), 'clients.list', {}), 'review.centre', {});
    expect(closeTab(state, 'home')).toBe(state);
    expect(closeTab(state, 'review.centre').activeId).toBe('clients.list');
    expect(closeTab(state, 'clients.list').activeId).toBe('review.centre');
    expect(turnTabs(state, 1).activeId).toBe('home');
    expect(turnTabs({ ...state, activeId: 'home' }, -1).activeId).toBe('review.centre');
  });

  test('with too many tabs an old clean one makes room, and a draft is never closed for it', () => {
    let state = changeTab(openTab(firstTabs(), 'clients.form', { draft: 'mine' }), 'clients.form/draft=mine', {
      dirty: true,
    });
    for (let i = 0; i < 40; i += 1) state = openTab(state, 'clients.page', { id: String(i) });
    expect(state.tabs).toHaveLength(24);
    expect(state.tabs.some((tab) => tab.id === 'clients.form/draft=mine')).toBe(true);
    expect(state.activeId).toBe('clients.page/id=39');
  });

  test('after a restart the window stands as it was left, without pages that no longer exist', () => {
    const left = openTab(openTab(firstTabs(), 'gone.page', {}), 'clients.list', {});
    const back = restoreTabs(JSON.parse(JSON.stringify(left)) as typeof left, (page) => page !== 'gone.page');
    expect(back.tabs.map((tab) => tab.id)).toEqual(['home', 'clients.list']);
    expect(back.activeId).toBe('clients.list');
    expect(restoreTabs(undefined, () => true)).toEqual(firstTabs());
    expect(restoreTabs({ ...left, activeId: 'gone.page' }, (page) => page !== 'gone.page').activeId).toBe('home');
  });

  test('saying again what a tab already says changes nothing, so pages may say it on every draw', () => {
    const state = changeTab(firstTabs(), 'home', { title: '台' });
    expect(changeTab(state, 'home', { title: '台' })).toBe(state);
  });
});
