/** Names are cut at their end where a column is too narrow: the pointer shows them whole, without any page having to think of it. */
export function tipWhatIsCut(): void {
  window.addEventListener('pointerover', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const near = around(target);
    // What was cut may have come to room, or to other words.
    for (const element of near) if (isOurs(element) && !isCut(element)) untip(element);
    const cut = near.find(isCut);
    if (cut !== undefined && (cut.title === '' || isOurs(cut))) tip(cut, cut.innerText.trim());
  });
}

const FAR = 3;

/** The element the pointer is on, and those just around it. */
function around(start: HTMLElement): readonly HTMLElement[] {
  const near: HTMLElement[] = [];
  for (let at: HTMLElement | null = start; at !== null && near.length < FAR; at = at.parentElement) near.push(at);
  return near;
}

function isCut(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth && getComputedStyle(element).textOverflow === 'ellipsis';
}

function isOurs({ title, dataset }: HTMLElement): boolean {
  return dataset['tip'] !== undefined && dataset['tip'] === title;
}

function tip(element: HTMLElement, whole: string): void {
  element.title = whole;
  element.dataset['tip'] = whole;
}

function untip(element: HTMLElement): void {
  element.removeAttribute('title');
  delete element.dataset['tip'];
}
