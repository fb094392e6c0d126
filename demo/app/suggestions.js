import { element } from '../site/element.js';

/**
 * What comes of analysing behaviour. It is a part of its own, loaded only when it is allowed.
 *
 * @param {{ suggestion: string }} words
 */
export const suggestions = ({ suggestion }) =>
  element('p', { className: 'lead', id: 'suggestion' }, suggestion);
