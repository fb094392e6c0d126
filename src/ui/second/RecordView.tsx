import type { VNode } from 'preact';
import { Button } from '../Button.tsx';
import { Dialog } from './Dialog.tsx';
import type { FullUi } from './FullUi.ts';
import { RecordBody } from './RecordBody.tsx';

/** The record in a dialog, and the way to change what it says. */
export function RecordView({ ui }: { readonly ui: FullUi }): VNode {
  const { consent, words } = ui;
  return (
    <Dialog
      ui={ui}
      title={words.record}
      foot={
        <div class="acts">
          <Button look="quiet" onPress={() => consent.open('preferences')}>
            {words.toPreferences}
          </Button>
        </div>
      }
    >
      <RecordBody ui={ui} />
    </Dialog>
  );
}
