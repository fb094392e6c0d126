import type { VNode } from 'preact';
import type { PurposeWords } from '../../core/words.ts';
import type { Worded } from '../inLocale.ts';

/** Examples of what a purpose covers, in the notice's own words. */
export function Examples({ of }: { readonly of: Worded<PurposeWords> }): VNode {
  return (
    <ul class="dots" lang={of.lang} dir={of.dir}>
      {of.examples?.map((example) => (
        <li key={example}>{example}</li>
      ))}
    </ul>
  );
}
