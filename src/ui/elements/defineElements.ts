import type { Consent } from '../../core/api.ts';
import { acknowledgeElement } from './acknowledge.tsx';
import { elementOf } from './element.ts';

/**
 * Defines the elements that a site puts into pages of its own: `<doui-notice>`, `<doui-record>`,
 * `<doui-transmissions>` and `<doui-acknowledge>`. Each loads what it draws when it stands in a page. Once: a second call
 * leaves them to the consent of the first.
 */
export function defineElements(consent: Consent): void {
  const define = (name: string, element: () => CustomElementConstructor): void => {
    if (customElements.get(name) === undefined) customElements.define(name, element());
  };
  define('doui-notice', () =>
    elementOf(
      consent,
      ['notice', 'locale', 'section', 'version'],
      async () => (await import('./NoticePage.tsx')).NoticePage,
    ),
  );
  define('doui-record', () =>
    elementOf(consent, ['locale'], async () => (await import('./RecordPage.tsx')).RecordPage),
  );
  define('doui-transmissions', () =>
    elementOf(
      consent,
      ['notice', 'locale', 'level', 'src'],
      async () => (await import('./TransmissionsPage.tsx')).TransmissionsPage,
    ),
  );
  define('doui-acknowledge', () => acknowledgeElement(consent));
}
