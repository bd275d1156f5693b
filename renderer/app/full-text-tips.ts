/** Names are cut at their end where a column is too narrow: the pointer shows them whole, without any page having to think of it. */
export function tipWhatIsCut(): void {
  window.addEventListener('pointerover', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const cut = cutAround(target);
    if (cut === undefined) return;
    const whole = cut.innerText.trim();
    if (cut.title === '' || cut.dataset['tip'] === cut.title) {
      cut.title = whole;
      cut.dataset['tip'] = whole;
    }
  });
}

const FAR = 3;

/** The element at or just around the pointer whose text ends in an ellipsis. */
function cutAround(start: HTMLElement): HTMLElement | undefined {
  let element: HTMLElement | null = start;
  for (let step = 0; step < FAR && element !== null; step += 1) {
    if (element.scrollWidth > element.clientWidth && getComputedStyle(element).textOverflow === 'ellipsis')
      return element;
    element = element.parentElement;
  }
  return undefined;
}
