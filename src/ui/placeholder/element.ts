/** An element with these attributes, and in it texts and other elements. */
export function element(
  name: string,
  attributes: { readonly [name: string]: string },
  ...children: readonly (string | Node)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
