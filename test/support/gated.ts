/** Runs in the page: whether the gate keeps its form from being sent, and what it gives to it. */
export function isGated(): [boolean | undefined, unknown] {
  const form = document.querySelector<HTMLFormElement>('form#suspension') ?? undefined;
  const gate = document.querySelector('doui-acknowledge');
  return [gate?.matches(':invalid'), new FormData(form).get('acknowledgement') ?? ''];
}
