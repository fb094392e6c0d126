/** What makes a box as large as another one, and puts it where that would be. */
const COPIED = [
  'display',
  'position',
  'inset',
  'float',
  'clear',
  'width',
  'height',
  'min-width',
  'min-height',
  'max-width',
  'max-height',
  'aspect-ratio',
  'margin',
  'padding',
  'border-width',
  'box-sizing',
  'vertical-align',
  'flex',
  'order',
  'align-self',
  'justify-self',
  'grid-area',
  'z-index',
];

/**
 * Hides an element, and gives a box its place and size. As long as an element is not displayed, its
 * computed style is what the page has said, such as `100%`, and not how many pixels that were (CSSOM
 * §9): so the box goes on following the page. Returns its undo.
 */
export function takePlace(of: HTMLElement, box: HTMLElement): () => void {
  const own = [of.style.getPropertyValue('display'), of.style.getPropertyPriority('display')];
  const put = (): void => {
    restore();
    const { display } = getComputedStyle(of);
    of.style.setProperty('display', 'none', 'important');
    const style = getComputedStyle(of);
    for (const name of COPIED) box.style.setProperty(name, style.getPropertyValue(name));
    box.style.setProperty('display', display === 'inline' ? 'inline-block' : display);
    // What has no size of its own is as large as a replaced element without one (CSS2 §10.3.2).
    if (style.width === 'auto') box.style.setProperty('width', '300px');
    if (style.height === 'auto' && style.aspectRatio === 'auto') {
      box.style.setProperty('height', '150px');
    }
  };
  const restore = (): void => {
    const [value = '', priority] = own;
    of.style.setProperty('display', value, priority);
    if (value === '') of.style.removeProperty('display');
    if (of.getAttribute('style') === '') of.removeAttribute('style');
  };
  put();
  addEventListener('resize', put);
  return () => {
    removeEventListener('resize', put);
    restore();
  };
}
