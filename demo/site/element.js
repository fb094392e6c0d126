/**
 * One element, with its properties and its children. Text stays text.
 *
 * @param {string} name
 * @param {{ [property: string]: unknown }} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (property in node) node[property] = value;
    else node.setAttribute(property, String(value));
  }
  node.append(...children);
  return node;
}
