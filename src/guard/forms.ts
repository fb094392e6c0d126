import type { Watch } from './watch.ts';
import { apply } from './wrap.ts';

/** Forms that are sent elsewhere, by a person's input or by code. */
export function guardForms({ realm, wrap, judge, waiting, listen }: Watch): void {
  const { prototype } = realm.HTMLFormElement;
  // Not by property: a field may have that name.
  const { getAttribute, setAttribute, removeAttribute } = realm.Element.prototype;
  const { submit } = prototype;
  const targetOf = (form: HTMLFormElement, button?: Element | null): string =>
    (button && getAttribute.call(button, 'formaction')) ?? getAttribute.call(form, 'action') ?? '';

  /** Where its button sends it, which is not where the form itself would go. */
  const send = (form: HTMLFormElement, target: string): void => {
    const action = getAttribute.call(form, 'action');
    setAttribute.call(form, 'action', target);
    apply(submit, form, []);
    if (action === null) removeAttribute.call(form, 'action');
    else setAttribute.call(form, 'action', action);
  };
  /** Whether it is held; one that may wait is sent later, as code would send it. */
  const holds = (form: HTMLFormElement, button?: HTMLElement | null): boolean => {
    const target = targetOf(form, button);
    const verdict = judge(target);
    if (verdict) waiting.add(verdict, 1_024, () => send(form, target));
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
