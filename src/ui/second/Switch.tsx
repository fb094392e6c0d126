import type { VNode } from 'preact';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly words: FullUi['words'];
  readonly onTurn: (on: boolean) => void;
}

/** Without `aria-checked`: the box itself tells, and ARIA in HTML forbids to tell it twice. */
const SWITCH = { type: 'checkbox', role: 'switch' } as const;

/** A switch, named by its label and told by its words too, not by its colour and place alone. */
export function Switch({ id, name, on, words, onTurn }: Props): VNode {
  return (
    <>
      <span class="small" aria-hidden="true">
        {on ? words.on : words.off}
      </span>
      <input
        {...SWITCH}
        class="switch"
        part="switch"
        id={id}
        name={name}
        checked={on}
        aria-describedby={`${id}d`}
        onChange={({ currentTarget }) => onTurn(currentTarget.checked)}
      />
    </>
  );
}
