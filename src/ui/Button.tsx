import type { ComponentChildren, VNode } from 'preact';

interface Props {
  readonly onPress: (event: Event) => void;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** `plain` looks like a link; `quiet` steps back behind a dialog's main act. */
  readonly look?: 'plain' | 'quiet' | undefined;
  readonly part?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A button. While busy it keeps the focus, so it says that it is disabled rather than being so. */
export function Button({
  onPress,
  busy,
  disabled,
  look,
  part = '',
  label,
  children,
}: Props): VNode {
  return (
    <button
      type="button"
      class={`button ${look ?? ''}`}
      part={`button ${part}`}
      aria-label={label}
      aria-disabled={busy}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
