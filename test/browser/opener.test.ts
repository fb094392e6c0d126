import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createOpener } from '../../src/browser/opener.ts';

const open = vi.fn();
let stop: () => void;
beforeEach(() => {
  open.mockClear();
  stop = createOpener({ open } as never);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const add = (html: string, to: Element | ShadowRoot = document.body): HTMLElement => {
  to.innerHTML = html;
  return to.querySelector<HTMLElement>('[data-doui-open] span, [data-doui-open]') as HTMLElement;
};

it('opens what an element names, however deep the click, and added whenever', () => {
  add('<a href="#x" data-doui-open="record"><span>My record</span></a>');
  document.querySelector('span')?.click();
  expect(open.mock.calls).toEqual([['record', {}]]);
});

it('goes straight to a purpose', () => {
  add('<button data-doui-open="preferences" data-doui-purpose="ads"></button>').click();
  expect(open.mock.calls).toEqual([['preferences', { purpose: 'ads' }]]);
});

it('goes straight to a section of a notice', () => {
  add(
    '<a data-doui-open="notice" data-doui-notice="terms" data-doui-section="consent"></a>',
  ).click();
  expect(open.mock.calls).toEqual([['notice', { notice: 'terms', section: 'consent' }]]);
});

it('hears elements in open shadow roots', () => {
  const host = document.body.appendChild(document.createElement('div'));
  const shadow = host.attachShadow({ mode: 'open' });
  add('<button data-doui-open="banner"></button>', shadow).click();
  expect(open).toHaveBeenCalledWith('banner', {});
});

it('does not follow the link, and leaves every other click alone', () => {
  const link = add('<a href="#x" data-doui-open="record"></a>');
  const click = new MouseEvent('click', { bubbles: true, cancelable: true });
  link.dispatchEvent(click);
  expect(click.defaultPrevented).toBe(true);
  add('<button data-doui-open="nonsense"></button>').click();
  document.body.click();
  expect(open).toHaveBeenCalledTimes(1);
});

it('hears nothing any more once stopped', () => {
  stop();
  add('<button data-doui-open="record"></button>').click();
  expect(open).not.toHaveBeenCalled();
});
