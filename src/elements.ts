/*
 * `doui/elements`: the custom elements for a site's own pages, to be defined for the one `Consent`
 * that they show.
 */
export { defineElements } from './ui/elements/defineElements.ts';
