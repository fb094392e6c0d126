import type { Watch } from './watch.ts';
import { apply } from './wrap.ts';

/** Forms that are sent elsewhere, by a person's input or by code. */
export function guardForms({ realm, wrap, judge, waiting, listen }: Watch): void {
  const { prototype } = realm.HTMLFormElement;
  // Not by property: a field may have that name.
  const getAttribute = realm.Element.prototype.getAttribute;
  const { submit } = prototype;
  const targetOf = (form: HTMLFormElement, button?: Element | null): string =>
    (button && getAttribute.call(button, 'formaction')) ?? getAttribute.call(form, 'action') ?? '';

  /** Whether it is held; one that may wait is sent later, as code would send it. */
  const holds = (form: HTMLFormElement, button?: HTMLElement | null): boolean => {
    const verdict = judge(targetOf(form, button));
    if (verdict?.calls === 'wait') {
      waiting.add(verdict, 1_024, () => apply(submit, form, []));
    }
    return verdict !== undefined;
  };

  const refuse = (event: Event): void => {
    const { target, submitter } = event as SubmitEvent;
    if (target instanceof realm.HTMLFormElement && holds(target, submitter)) event.preventDefault();
  };
  listen(realm, 'submit', refuse);
  wrap.method(prototype, 'submit', (native, self, args) =>
    holds(self as HTMLFormElement) ? undefined : apply(native, self, args),
  );
}
