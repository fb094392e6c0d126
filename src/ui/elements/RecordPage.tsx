import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { adopt } from '../adopt.ts';
import type { FullUi } from '../second/FullUi.ts';
import { RecordBody } from '../second/RecordBody.tsx';
import { record } from '../second/styles/record.ts';
import { switches } from '../second/styles/switches.ts';
import { text } from '../second/styles/text.ts';
import type { Ui } from '../Ui.ts';
import { useWords } from '../useWords.ts';
import { secondLoaders } from '../words/secondLoaders.ts';
import type { Drawn } from './element.ts';
import { Standing } from './Standing.tsx';

/** `<doui-record>`: what the person has decided here, in a page of the site's own. */
export function RecordPage(drawn: Drawn): VNode {
  return <Standing {...drawn}>{(ui) => <Page ui={ui} />}</Standing>;
}

function Page({ ui: first }: { readonly ui: Ui }): VNode | null {
  const { state, shadow } = first;
  const words = useWords(secondLoaders, state);
  useLayoutEffect(() => adopt(shadow, text + switches + record), [shadow]);
  if (words === undefined) return null;
  const ui: FullUi = { ...first, words: { ...first.words, ...words } };
  return (
    <div class="body" part="record">
      <RecordBody ui={ui} heading="h2" />
    </div>
  );
}
